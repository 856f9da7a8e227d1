package dev.qkv.notes.foreign;

/** Titles of parts about the page or its project, as they are called in many languages: {@code Licencia}, {@code 参与贡献}. */
final class AboutPage {
    private static final int LONGEST = 60;
    private static final Wording TITLE = new Wording(
            "[^\\p{L}\\p{N}]*(?:(?:contributions?|author|authors|about (?:the )?(?:author|me|us)|contact(?: me| us|s)?|credits|donat(?:e|ions?)|stargazers|changelog|code of conduct"
                    + "|show your support|give (?:it |us )?a star|(?:found|find|see|spotted) (?:a |an )?(?:mistake|error|typo|bug|issue)s?|feedback"
                    + "|(?:c[oó]mo )?contribuir|contribuciones|contribuyendo|contribuci[oó]n|colaborar|colaboraci[oó]n|colaboradores|licencia|autor(?:es|a)?|agradecimientos|contacto|apoya(?: el proyecto)?|sobre (?:el autor|m[ií])"
                    + "|contribui[cç](?:ão|ões)|contribuindo|contribuidores|licen[cç]a|agradecimentos|contato|apoie|sobre (?:o autor|mim)"
                    + "|contribuer|contributeurs|auteurs?|remerciements|soutenir|nous contacter|à propos de l['’]auteur"
                    + "|beitragen|mitwirken|mitmachen|beiträge|mitwirkende|lizenz|danksagung(?:en)?|kontakt|unterstützen|über (?:den autor|mich)"
                    + "|contribuire|licenza|ringraziamenti|contatti|autori|bijdragen|licentie|współtworzenie|licencja|autorzy|katkı(?:da bulun(?:ma|mak)?|lar)?|lisans|yazar|teşekkürler|iletişim"
                    + "|лицензия|ліцензія|вклад(?: в проект)?|внести (?:свой )?вклад|как внести (?:свой )?вклад|участие(?: в (?:проекте|разработке))?|автор(?:ы|и)?|контакты|контакти|благодарности|подяки|поддержать(?: (?:проект|автора))?|підтримати(?: проєкт| проект)?|внесок|об авторе|про автора"
                    + "|đóng góp|giấy phép|tác giả|liên hệ|lisensi|kontribusi|penulis|المساهمة|الترخيص|الرخصة|योगदान|लाइसेंस"
                    + "|라이[선센]스|기여(?: ?방법|하기)?|저자|연락처|후원|ライセンス|貢献|コントリビュート|コントリビューション|作者|著者|连絡先|連絡先|謝辞|寄付"
                    + "|许可证?|授权|开源协议|协议|参与贡献|贡献者?|贡献指南|如何贡献|联系(?:作者|我|我们|方式)|关于(?:作者|我|我们)|致谢|鸣谢|支持(?:作者|项目)?|捐赠|授權|許可|貢獻(?:者|指南)?|聯絡)"
                    + ")(?:\\s*(?:&|and|y|e|et|und|и|和|与)\\s*[\\p{L} ]{3,20})?[^\\p{L}\\p{N}]*");

    private AboutPage() {}

    static boolean isTitle(String heading) {
        return heading.length() <= LONGEST && TITLE.matches(heading);
    }
}
