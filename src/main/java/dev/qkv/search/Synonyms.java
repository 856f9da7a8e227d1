package dev.qkv.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words of the field, in English and Chinese, that are used for one another: who asks about 显存 may find what a note says about memory. They belong to
 * the language of the field, not to any bank. English words are stemmed as {@link Analysis} stems them, Chinese ones are pairs of characters as it cuts them.
 */
final class Synonyms {
    /** A line is a group of words that may stand for one another. */
    private static final String GROUPS = """
        memori vram ram oom gigabyt gb 显存 内存
        gpu card devic 显卡 多卡
        slow latenc delay speed fast acceler throughput 速度 变慢 加速 延迟 吞吐
        nan inf infin overflow 溢出
        explod explos blow diverg unstabl instabl spike 爆炸 发散 崩溃 不稳
        stabl stabil robust 稳定
        vanish disappear 消失
        satur 饱和
        zero 零 归零
        dead die inact 死亡
        neuron unit 神经 单元
        random stochast 随机
        determinist greedi argmax 贪心 确定
        divers creativ varieti 多样
        repeat repetit loop 重复 复读
        hallucin fabric invent fake lie 幻觉 编造 胡说 瞎编 捏造 虚构 乱说
        fact factual truth 事实 真实
        cite citat refer sourc 引用 来源
        order sequenc posit 顺序 次序 位置 语序
        shuffl permut reorder swap 打乱 置换 排列 交换
        length long 长度 变长 超长
        context window 上下 下文 窗口
        extend extens extrapol longer 外推 扩展 延长 扩到
        train 训练
        finetun tune adapt 微调
        pretrain 预训
        infer decod generat 推理 解码 生成
        serv deploy request 服务 部署 请求
        prefil prompt 预填 首字
        token word 词元 单词 个词
        vocabulari vocab 词表 词汇
        subword segment token 子词 分词 切词
        merg join combin 合并
        paramet param weight 参数 权重
        model network llm 模型 网络
        layer 层
        stack depth deep block 深层 堆叠 层数
        head 头
        expert 专家
        router gate rout 路由 门控
        loss object 损失
        gradient deriv backprop backpropag backward 梯度 导数 反向 求导
        optim adam 优化
        reward score 奖励 打分
        prefer pairwis 偏好
        polici 策略
        align 对齐
        feedback human annot 人类 反馈
        answer respons complet 回答 答案
        dataset corpus data 数据 语料
        imbalanc unbalanc skew imbal 失衡 均衡 平衡
        class categori label 类别 标签
        accuraci 准确
        precis 精确 精度
        recal 召回
        metric measur evalu benchmark 指标 评测 评估 评价
        translat bleu 翻译
        summari summar roug 摘要
        program 代码 程序
        correct solv pass 通过
        document passag articl 文档 文章
        chunk split piec 切块 分块
        retriev search 检索 搜索
        nearest neighbour neighbor ann 近邻
        similar cosin 相似 余弦
        compress shrink 压缩 压到
        quantiz round 量化 舍入 取整
        bit 比特
        int8 int4 8bit 4bit integ 整数
        outlier 离群 异常
        cach 缓存
        recomput remateri 重算 重新 计算
        checkpoint 检查
        store save keep 保存 存储
        share 共享 共用
        group 分组 组内
        draft 草稿 小模
        verifi verif check accept 验证 接受 检验
        shard partit slice 切分 分片 切到
        rotat rotari 旋转
        encod emb embed 编码 嵌入
        vector 向量
        matrix 矩阵
        invert invers singular rank 可逆 满秩
        triangular triangl tril 三角
        normal normalis norm 归一 规范
        standard varianc std 方差
        mean averag 均值 平均
        sampl 采样 抽样
        temperatur 温度
        probabl likelihood 概率 似然
        distribut 分布
        entropi 熵
        mask hide 掩码 遮住 屏蔽
        futur ahead leak cheat peek 未来 泄漏 偷看
        causal autoregress unidirect 因果 自回 单向
        bidirect 双向
        exampl demonstr shot 示例 样例 例子
        prompt instruct 提示 指令
        updat chang 更新
        cost 代价 开销 成本
        comput flop 算力 计算
        quadrat squar four 平方
        bandwidth 带宽
        caus reason 原因
        skip shortcut residu ident 残差 跳连 恒等
        queri 查询
        key 键
        valu 值
        dot product inner 点积 内积
        dimens width wide hidden 维度 宽度
        scale divid 缩放 除以
        activ nonlinear 激活
        smooth 平滑
        fragment wast page 碎片 分页 浪费
        budget 预算
        optim optimum best 最优 划算
        step path chain 步骤 路径
        vote major consist 投票 多数
        reduc fewer cut less save 减少 节省 省
        increas grow growth bigger larger 增加 增长 变大
        freez frozen 冻结
        lowrank rank 低秩
        count 数量 个数 数出
        billion b 亿
        architectur 架构 结构
        encod 编码
        decod 解码
        spars 稀疏
        dens 稠密
        copi 复制 拷贝
        distanc diverg kl 距离 散度
        stay close penalti constrain 惩罚 约束
        clip 裁剪 截断
        half fp16 float16 半精
        bfloat16 bf16
        float fp32 precis 浮点
        local slide 滑动 局部
        parallel distribut 并行 分布
        batch 批量 批次
        sentenc text 句子 文本
        drop remov 去掉 删除
        forget 遗忘
        chatbot assist bot 助手 机器 对话 聊天
        pdf doc document file manual wiki 文档 文件 资料
        compani enterpris intern privat 公司 企业 内部 私有
        gibberish garbag nonsens garbl 乱码 胡话
        rare unseen unknown oov 生僻 罕见 未登 冷门
        nearbi neighbour neighbor local close 附近 邻近 周围 局部
        prefer like favorit favourit 喜好 偏好 喜欢
        score rate grade judg 分数 评分 打分
        freez frozen lock fix 冻住 冻结 固定
        remov delet drop omit strip 去掉 删掉 删除 拿掉
        penalti punish deduct 扣分 惩罚 罚分
        collaps degrad degener 崩塌 退化 坍塌
        stuck plateau stall 卡住 停滞
        fill full exhaust 占满 吃满 撑爆 占用
        faster quicker acceler 提速 加快 加速
        fragment snippet passag chunk 片段 小块 切块
        previous earlier past histori 前面 历史 过去
        reus cach store keep 存下 复用 缓存
        concurr qps throughput 并发 吞吐
        wait delay lag latenc 等待 延迟 卡顿
        mistak error wrong incorrect 错误 出错 犯错
        reliabl trust confid 靠谱 可靠 可信
        shortcut direct skip bypass 直连 跳连 直通 旁路
        truncat cut chop 截断 砍掉
        imit mimic copi 模仿 照搬
        flat smooth sharp peak 平坦 平滑 尖锐
        identic same equal 一样 相同
        shape form size 形状 大小
        machin devic gpu node card 机器 显卡 节点
        phone laptop consum edg 手机 笔记 消费
        bill pay charg price cost 收费 计费 价格
        word vocabulari term 词语 词汇
        charact letter spell 字母 字符 拼写
        grammar fluent fluenc 通顺 流畅
        math reason arithmet 数学 推理 算术
        secret hidden latent 隐藏 潜在 隐变
        """;

    /** The groups that a word is in. */
    private static final Map<String, List<List<String>>> BY_WORD = byWord();

    private Synonyms() {}

    /** The other words of every group that has this one. */
    static List<String> of(String stem) {
        List<List<String>> groups = BY_WORD.get(stem);
        if (groups == null) {
            return List.of();
        }
        List<String> others = new ArrayList<>();
        for (List<String> group : groups) {
            for (String word : group) {
                if (!word.equals(stem)) {
                    others.add(word);
                }
            }
        }
        return others;
    }

    /** Every word of every group. */
    static Set<String> words() {
        return BY_WORD.keySet();
    }

    private static Map<String, List<List<String>>> byWord() {
        Map<String, List<List<String>>> byWord = new HashMap<>(2048);
        List<String> group = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < GROUPS.length(); i++) {
            char c = GROUPS.charAt(i);
            if (c > ' ') {
                continue;
            }
            if (i > from) {
                String word = GROUPS.substring(from, i);
                group.add(word);
                List<List<String>> groups = byWord.get(word);
                if (groups == null) {
                    groups = new ArrayList<>(1);
                    byWord.put(word, groups);
                }
                groups.add(group);
            }
            from = i + 1;
            if (c == '\n') {
                group = new ArrayList<>();
            }
        }
        return byWord;
    }
}
