"""How Chinese terms speak of training: word classes, and the phrases they make.

The words are written in simplified characters; the traditional ones are added to them.
"""

from __future__ import annotations

from tosmon.clauses.rule import Grammar, Phrase
from tosmon.clauses.rules.chinese.script import in_both

GATE = (
    "*训练* *微调* *调优* *投喂* *喂给* *人工智能* *人工智慧* *机器学习* *深度学习* *机器智能* *模型* *算法* *演算法* "
    "*数据挖掘* *文本挖掘* *资料探勘* *文字探勘* *资料采矿* *资料挖掘* *聊天机器人* *语料* *竞争* *竞品* *语音识别* "
    "*图像识别* *人脸识别* *语音辨识* *影像辨识* ai aigc llm llms ml tdm genai"
)

# A longer word comes before those it holds: 不断 is no 不, and 会话 no 会. `_` has those that would otherwise be cut wrongly.
WORDS = {
    # Who: the company, those it hands things to, the reader and everybody else.
    "we": "我们 本公司 我方 我司 公司 平台方 运营方 运营商 本集团 咱们",
    "our": "我们的 本公司的 公司的 平台的 其自身的 我方的",
    "third": (
        "第三方 第三人 合作伙伴 合作方 合作机构 合作商 关联公司 关联方 关联企业 关系企业 附属公司 供应商 服务商 服务供应商 "
        "服务提供商 服务提供者 服务提供方 技术提供方 模型提供商 模型提供方 模型服务商 模型厂商 受托方 受托人 委托方 受委托方 "
        "子公司 母公司 分包商 被许可人 被授权人 承包商 广告商 业务伙伴 外包商 协力厂商 处理者 次处理者"
    ),
    "noone": (
        "任何人 任何第三方 任何第三人 任何单位 任何个人 任何组织 任何机构 任何主体 任何一方 任何用户 任何自然人 任何法人 他人 "
        "其他用户 其他人 其他任何人 爬虫运营者 何人"
    ),
    "you": (
        "您 你 妳 您们 你们 用户 使用者 会员 客户 顾客 消费者 开发者 创作者 作者 贵方 贵公司 贵司 访客 订阅者 买家 卖家 商家 "
        "成员 注册用户 甲方 乙方 学生 学员 读者 玩家 网民 被授权方 患者"
    ),
    "your": (
        "您的 你的 妳的 您之 用户的 使用者的 会员的 客户的 贵方的 贵公司的 您们的 你们的 创作者的 学生的 学员的 玩家的 读者的 "
        "患者的"
    ),
    "to-us": "给我们 给我们的 给本公司 给本公司的 给我方 向我们 向本公司 向我方 与我们 对我们 予我们 予本公司 予我们的 至我们的",
    "own": "您自己的 你自己的 用户自己的 客户自己的 您专属的 专属 专属的 定制 定制的 客制化 您自有的",
    "self": "自己的 自己 自有 自有的 自身 自身的",
    # What is allowed, forbidden or left out.
    "can": "会 可能 可能会 也会 还会 将 将会 可 可以 有权 能 能够 得 须 有可能 可能将 或会 或将 需 需要",
    "not": (
        "不会 不将 不把 不对 不使用 不利用 不用 不以 不再 不再会 绝不 绝不会 决不 决不会 从不 从不会 永不 永不会 永远不会 "
        "并不 并不会 并未 未曾 未将 未使用 概不 不被 不会被 不曾 不参与模型 不进行 不向 不作为 不做 不涉及 不支持 不收集 "
        "不存储 不保留 不分享 不共享 不出售 不提供 也不 也不会 亦不 亦不会 均不 均不会 均不得 不予 不拿 不从 不因 不为 不在 "
        "不依 不依赖 不于 不基于 绝无 不直接 不擅自 不主动 绝对不会 我们绝不 而非 而不是 而非用于 不授权 不许可"
    ),
    "notyet": "未 没有 尚未 没 未有 还没 还未",
    "must-not": "不得 不可 不可以 不应 不应当 不能 不允许 不许 不准 无权 无权将 不得以 不得将 不被允许 勿 请勿 切勿 不要 请不要",
    "ban": "禁止 严禁 被禁止 均被禁止 限制 予以禁止 严格禁止 违规行为 违规 违约 违约行为 侵权行为",
    "promise": "承诺 保证 同意并承诺 郑重承诺 切结",
    "grant": "授权 授予 授与 许可 允许 准许 赋予 给予 给与 授权许可 特此授予 特此授权 使用权 许可使用",
    "agree": (
        "同意 接受 知悉并同意 理解并同意 了解并同意 认可 承认 知晓并同意 确认并同意 同意并接受 同意并授权 特此同意 即表示同意 "
        "视为同意 确认 知悉 知晓 了解 理解 明白"
    ),
    "terms": (
        "协议 条款 政策 规约 声明 规则 约定 协议书 约款 用户协议 用户服务协议 使用条款 使用者条款 服务条款 服务协议 隐私政策 "
        "隐私权政策 隐私协议"
    ),
    "consent": (
        "单独同意 明示同意 书面同意 事先同意 授权同意 明确同意 单独授权 明示授权 书面许可 书面授权 事先书面同意 事先书面许可 "
        "事先书面授权 事前书面同意 事前同意 主动同意 自愿同意 另行同意 知情同意 明确授权 特别同意 事先许可 事先授权 "
        "监护人同意"
    ),
    "without": (
        "未经 未获 未获得 未取得 未征得 未得到 没有获得 没有取得 没有经过 没有得到 在没有 未事先 未先 若无 如无 无需 无须 "
        "毋须 不经"
    ),
    "with": "经 经过 征得 获得 取得 得到 获取了 凭 基于您的同意 须经 需经 得到了 获得了 取得了 征求",
    "after": "后 之后 情况下 前提下 的情况下 的前提下 时 的时候 情形下",
    "unless": "除非 除 除了 除经 惟 另有约定除外 除外",
    "excluding": "不包括 不包含 不含 排除 不涵盖 不延伸 不延伸至 不及于 不适用于 不在授权范围",
    "only": (
        "仅 只 仅在 只有 只在 仅当 仅限 仅限于 只会 仅会 才 才会 才可 才可以 方可 方会 方能 才能 唯有 惟有 仅于 只能 只有在 "
        "唯有在 仅有"
    ),
    "reserve": "保留",
    "if": "如 如果 若 倘若 一旦 当 只要 假如 如若 若是 要是 凡",
    "then": "此时 在此情况下 在这种情况下 届时 如此 该情况下 此种情况下 该等情况下 此情形下",
    # What a person may choose.
    "opt-out": (
        "关闭 拒绝 退出 选择退出 反对 撤回 撤销 停用 禁用 取消 关掉 不同意 选择不 选择不参与 不参与 停止 阻止 屏蔽 取消勾选 "
        "取消授权 撤回同意 不允许我们 退出该计划 退订 选择拒绝 提出异议 异议 选择关闭 排除在外 选择排除"
    ),
    "opt-in": (
        "选择加入 主动开启 主动加入 加入 参与 参加 开启 打开 勾选 启用 主动选择 主动参与 主动授权 主动勾选 自愿参与 自愿加入 "
        "自愿参加 选择参与 选择开启"
    ),
    "default-off": "默认关闭 预设关闭 默认为关闭 默认不开启 默认未开启 预设为关闭 默认处于关闭状态",
    "setting": "设置 设定 开关 选项 控制 管理 偏好 隐私中心 个人中心 按钮 控制项 权限管理 滑块 切换 设置页 控制台",
    "choice": "选择 决定 自主选择 是否 自行决定 自行选择 随时更改 更改 变更",
    "instruct": "要求 请求 通知 告知 联系 联络 联繫 指示 申请 致函 来信 写信 发送邮件 发邮件",
    "dislike": "不希望 不想 不愿 不愿意 不想要 不接受 不想让 无意让 不欲 不乐意",
    # What is done.
    "use": (
        "使用 利用 运用 处理 收集 搜集 采集 蒐集 获取 分析 存储 储存 保存 加工 记录 留存 调用 复制 複製 传输 分享 共享 提供 "
        "出售 贩售 披露 访问 提取 整理 标注 挖掘 审阅 查看 采用 借助 用 汇总 转让 采纳 拿 抽取 复用 被用 存取 读取 研究 扫描 "
        "汇集 聚合 揭露 传送 检视 下载 导出"
    ),
    "by": "通过 基于 凭借 借由 透过 藉由 依据 根据 经由 藉",
    "for": (
        "用于 用作 用来 用以 应用于 运用于 使用于 用于进行 用於 为了 以便 以便于 旨在 投入 拿来 拿去 供作 应用到 运用到 "
        "以用于 以供 供 投入到 以进行"
    ),
    "allow": "有助于 帮助 协助 助力 便于 让 有利于",
    "as": "作为 当作 充当 做为",
    "train": (
        "训练 微调 再训练 精调 调优 喂养 教导 训练和 训练及 训练与 重新训练 继续训练 预训练 后训练 蒸馏 调教 训练用 强化学习"
    ),
    "train-ai-noun": "ai训练计划 模型训练计划",
    "learn": "学习",
    "improve": (
        "改进 改善 优化 提升 提高 完善 增强 改良 开发 研发 发展 迭代 升级 强化 研制 精进 优化改进 研究和开发 最佳化 提炼 进化 "
        "调校 开发出"
    ),
    "build": "构建 建立 创建 打造 搭建 测试 评估 验证 评测 建构 建置 构造 建模 制作 设计 创造",
    "feed": "喂给 喂入 投喂 输入到 输入至 导入 喂进 投入至 纳入 输送给 输入给 投喂给 进入 成为 归入 并入 上传至 上传到 粘贴到",
    "training-set": (
        "训练数据 训练语料 训练数据集 训练素材 训练资料 训练资料集 训练集 训练样本 语料 语料库 微调数据 训练材料 训练内容"
    ),
    "mining": (
        "数据挖掘 文本和数据挖掘 文本与数据挖掘 文本及数据挖掘 文本数据挖掘 资料探勘 资料采矿 文字探勘 文字与资料探勘 "
        "文字及资料探勘 文字和资料探勘 文本挖掘 资料挖掘 tdm 数据采掘 文本及资料探勘"
    ),
    "scraping": "爬虫 网络爬虫 网路爬虫 爬取 抓取 刮取 撷取 自动化程序 自动化工具 自动化手段 蜘蛛",
    "compete": "竞争 竞争性 相竞争 竞品 竞争产品 竞争关系 竞争性的 竞争者 竞争对手 同类 竞争的 竞争服务",
    "generate": "生成 产出 输出的结果",
    # To what: AI, models, features.
    "ai": (
        "ai aigc genai llm llms ml 人工智能 人工智慧 机器学习 深度学习 机器智能 大模型 大语言模型 大型语言模型 语言模型 "
        "生成式人工智能 生成式ai 生成式人工智慧 生成ai 基础模型 神经网络 类神经网络 类神经网路 人工智能模型 人工智慧模型 "
        "ai模型 ai系统 ai大模型 人工智能系统 通用人工智能 智能体 语音识别 图像识别 人脸识别 语音辨识 影像辨识 自然语言处理 "
        "自然语言理解 算法模型 演算法模型 多模态模型 生成模型 扩散模型 智能算法 智能模型 预训练模型 机器学习模型 机器学习算法 "
        "机器学习演算法 深度学习模型 ai技术 人工智能技术 人工智慧技术 机器学习技术 ai算法 人工智能算法 语音模型 图像模型 "
        "生成式模型 大型模型 ai产品及模型 人工智能大模型 推荐算法 推荐模型 ai能力 任何人工智能 任何人工智慧 其他人工智能 "
        "其他人工智慧 任何ai 其他人工智能模型 任何人工智能模型"
    ),
    "model": "模型 算法 演算法 聊天机器人 分类器 推荐系统 识别技术 声音克隆 声纹模型 语音合成",
    "ai-feature": (
        "ai功能 ai服务 ai助手 ai助理 ai工具 ai产品 ai应用 智能助手 智能助理 人工智能功能 人工智能服务 人工智能产品 "
        "人工智能工具 人工智能应用 人工智慧功能 人工智慧服务 人工智慧工具 生成式人工智能服务 生成式人工智能功能 生成式ai功能 "
        "生成式ai服务 智能功能 大模型服务 ai聊天 人工智能助手 ai相关功能 ai生成功能 ai软件"
    ),
    "ai-company": "ai公司 人工智能公司 人工智慧公司 ai企业 大模型公司 大模型厂商 ai开发商 ai开发者 人工智能开发者 人工智能企业",
    # With what: people's things, and the service itself.
    "data": (
        "数据 资料 资讯 信息 讯息 内容 作品 文字 文本 图片 图像 影像 照片 视频 影片 音频 音讯 语音 声音 录音 录像 文件 文档 "
        "档案 帖子 贴文 评论 留言 消息 对话 会话 聊天记录 聊天 记录 纪录 提示词 提示 指令 输入 输出 提问 反馈 回馈 代码 "
        "程序码 歌曲 音乐 素材 材料 稿件 肖像 笔记 文章 日志 轨迹 行为数据 使用情况 交互 互动 查询 搜索记录 数据集 上传 上载 "
        "简历 病历 作业 课件 弹幕 创作 设计稿 通话 生成物 生成内容 生成的内容 生成结果 结果 资料集 音档 画作 插画 小说 字幕 "
        "表情 建议 意见 会议记录 播客 邮件内容 历史记录 问答 创意 投稿 原创内容 影音 评分 评价 回答 答案 点赞 打分 举报 用量 "
        "口音 步态 面容"
    ),
    "personal": (
        "个人信息 个人数据 个人资料 个人资讯 用户内容 用户数据 用户信息 用户资料 用户输入 使用者内容 使用者资料 会员资料 "
        "客户数据 客户内容 客户资料 客户信息 使用数据 使用资料 去标识化数据 匿名化数据 匿名数据 脱敏数据 去识别化资料 "
        "用户生成内容 使用者生成内容 交互数据 对话数据 用户反馈 用户作品 用户对话 个资 去识别化数据 匿名化资料 学生数据 "
        "患者数据 用户创作 用户上传内容 用户上传"
    ),
    "site": (
        "服务 本服务 网站 本网站 平台 本平台 应用 应用程序 产品 软件 软体 程式 应用程式 接口 api 系统 功能 体验 用户体验 "
        "使用者体验 质量 品质 服务质量 服务品质 本产品 本软件 本应用 本app app 本文库 本刊 本社区 数据库 资料库 站点 网页 "
        "准确性 准确率 本博客 本论坛 本站 本校 本馆 本院"
    ),
    # Why, and how a sentence hangs together.
    "purpose": "目的 用途 场景 下列目的 以下目的 以下用途 使用目的 处理目的 以下方面 以下场景",
    "means": "是指 系指 意指 即指 指的是 定义为 谓指 所称",
    "question": "? 吗 如何 为什么 为何 怎样 怎么",
    "better": "更智能 更准确 更聪明 更精准 更加智能 更懂您 更懂你 变得更好",
    "de": "的 之 所",
    "and": "和 与 及 以及 或 或者 并 且 并且 、 暨 跟 /",
    ",": ",",
    ";": "; |",
    ":": ":",
    "stop": "但 但是 然而 而是",
    # Japanese, which borrows these characters.
    "kana": "の は が を に で と も へ か ら り る れ し す さ せ た て な ま い う く け こ つ お き ち っ ん や よ ー",
    # Words that would otherwise be cut wrongly.
    "_": (
        "不断 不仅 不但 不限于 但不限于 包括但不限于 不可撤销 不可撤回 不时 不同 不良 不当 不准确 不正当 不正当竞争 不存在 "
        "不可逆 不可抗力 不可避免 不能保证 不能确保 不能识别 不可识别 不能被识别 无法识别 不可转让 不可转授权 可转授权 "
        "可再许可 可分许可 不得不 不论 不管 不承担 不代表 不构成 未成年 未成年人 未来 未知 会议 会计 社会 机会 协会 委员会 "
        "学会 将来 可用 可识别 可能性 得以 获得感 应对 响应 适当 适用 适用于 能力 性能 功能性 才华 智能 经营 经济 经验 已经 "
        "曾经 经常 经销 以下 以上 以外 以后 以前 例如 如何使用 如下 比如 诸如 如上 如实 当前 相当 应当 正当 当地 当事人 当日 "
        "当天 删除 解除 清除 去除 移除 免除 消除 扣除 费用 信用 作用 专用 商用 通用 引用 滥用 实用 后续 后果 后台 最后 今后 "
        "后付费 时间 时长 及时 实时 即时 普及 涉及 和平 或许 与否 参与者 并非 并行 只读 刚才 人才 管理员 管理人 决定书 用户名 "
        "商业模型 3d模型 三维模型 数据模型 模型玩具 由ai生成 ai生成 ai合成 人工智能生成 人工智慧生成 模型生成 大模型生成 "
        "算法生成 算法推荐 算法备案 ai创作 ai绘画 ai作画 健身训练计划 训练计划 训练营 训练课程 体能训练 健身训练 训练记录 "
        "运动训练 力量训练 训练师 职业训练 教育训练 员工训练 使用权限 责任限制 年龄限制 拿到 供应 提供者 用途之外 应用商店 "
        "应用市场 信息安全 信息技术 内容提供者 内容审核 处理器 服务器 作者权 版权 费率 会籍 会同 会场 限制民事 限制行为 用语 "
        "用词 用人 允许的范围 同意书 许可协议 许可证 选择性 自然语言 联系方式 联络方式 联系人 其他竞争 市场竞争 学习资料 "
        "学习记录 记录仪 经授权 经许可 能否 也可能 所有权 所有 所在 所述 所示 所得税 所属 之间 之一 之前 之内 我们的员工 "
        "服务提供 专业训练 使得 值得 觉得 懂得 同时 随时 暂时 临时 有时 平时 按时 小时 时候 时代 有效 高效 效果 无效 出现 "
        "出于 超出 授权委托 如同 譬如 的时间 先后 背后"
    ),
}

_EDGE = "stop // ## kana"
_CLAUSE = f"{_EDGE} ; you we not must-not ban can means opt-out"

PHRASES = (
    # Things: 人工智能和机器学习模型, 我们的模型, 您上传的照片, 本平台的内容. Who acts: 本平台可能会.
    Phrase("ai", ("ai and? ai", "ai and model", "ai de? model", "model and ai", "model and model", "our …1 model|ai"), _EDGE),
    Phrase("ai", ("ai and ai",), _EDGE),
    Phrase("_", ("ai generate", "by ai generate", "for ai use"), _EDGE),
    Phrase("ai-data", ("ai|ai-feature de? data|personal and? data?",), _EDGE),
    Phrase(
        "ai-data",
        ("you …2 ai|ai-feature …4 data|personal de? data?",),
        f"{_EDGE} , we can not must-not ban agree grant train improve our ; :",
    ),
    Phrase("your-data", ("your …2 ai-feature|site _? de? data and? data?",), f"{_EDGE} , we not"),
    Phrase("your-data", ("your …3 data|personal|ai-data and? data?",), f"{_EDGE} , we can not train improve model our agree ;"),
    Phrase(
        "your-data",
        ("you …10 de …1 data|personal|ai-data and? data?", "you …1 data|personal and? data?", "personal de? data?"),
        f"{_EDGE} we can not must-not ban agree grant train improve ai model our ; : opt-in opt-out setting instruct promise with"
        " self",
    ),
    Phrase(
        "your-data",
        ("you …8 to-us …4 data|personal and? data?", "you to-us …4 data|personal and? data?"),
        f"{_EDGE} we can not must-not ban ; :",
    ),
    Phrase("agree-terms", ("agree …3 terms",), f"{_EDGE} , ; we data your-data"),
    Phrase("your-data", ("your-data and|, …1 your-data|data", "data|your-data and your-data"), _EDGE),
    Phrase(
        "our-data",
        ("our …1 data|site", "site de data", "site …3 de data", "site data"),
        f"{_EDGE} , your-data ai model train improve",
    ),
    Phrase("we can", ("site can",), _EDGE),
    Phrase("we not", ("site not",), _EDGE),
    # 使用人工智能改进服务 is no training.
    Phrase(
        "by-ai",
        ("use|by ai|model|ai-feature …1 improve|build …2 site|your|data|our-data|your-data",),
        f"{_EDGE} , ; ai model train compete",
    ),
    # What is done: 训练我们的模型, 模型的训练和优化, 用于机器学习, 作为训练数据, 让模型更聪明.
    Phrase("you-train-ai", ("train|improve|build …2 own …3 ai|model|ai-feature", "own …1 ai|model de? train"), _EDGE),
    Phrase(
        "train-ai",
        (
            "train …6 ai|model|ai-feature",
            "improve …5 ai|model|ai-feature",
            "improve and? train …4 ai|model|ai-feature",
            "build …4 ai|model",
            "feed …3 ai|model",
            "as|for|feed …3 training-set",
            "build …2 training-set",
            "ai|model …1 better",
        ),
        f"{_CLAUSE} your-data by compete own",
    ),
    Phrase(
        "train-ai-noun",
        (
            "ai|model …3 train|improve",
            "ai|model …1 learn",
            "ai|model de? build",
            "for …1 ai|ai-company",
            "for …2 train",
            "ai for …1 ai",
        ),
        f"{_CLAUSE} , data your-data your site our by compete own",
    ),
    Phrase("train-ai", ("train|improve|build …3 train-ai*", "train-ai* and|, …1 train-ai*"), f"{_CLAUSE} your-data"),
    Phrase("train-ai", ("train-ai* and|, …1 train-ai*", "train-ai* and improve|train|build"), _CLAUSE),
    # Who may: 如您不希望, 除非您关闭, 未经您同意, 征得您的同意后, 您不得.
    Phrase("if-unwanted", ("if …4 dislike", "you …1 dislike"), f"{_EDGE} we"),
    Phrase("unless-opt-out", ("unless …12 opt-out", "if …5 notyet …4 opt-out", "you …2 notyet …4 opt-out"), f"{_EDGE} ; we"),
    Phrase("without-consent", ("without …6 agree|grant|consent", "notyet …3 agree|grant|consent"), f"{_EDGE} , ;"),
    Phrase("without-consent", ("unless …6 agree|grant|consent",), f"{_EDGE} , ; opt-in opt-out"),
    Phrase("unless-opt-in", ("unless …8 opt-in",), f"{_EDGE} , ; opt-out"),
    Phrase(
        "with-consent",
        (
            "with you|your|your-data …3 agree|grant|consent",
            "with …1 agree|grant|consent",
            "you|your …2 agree|grant|consent …1 after",
        ),
        f"{_EDGE} , ; we not our third",
    ),
    Phrase(
        "if-consent", ("if …3 you …3 agree|grant|consent|opt-in", "you …3 opt-in …6 after"), f"{_EDGE} , ; not notyet opt-out"
    ),
    Phrase("we-use", ("we …2 use",), f"{_EDGE} , ; : not must-not ban third you your-data ai model"),
    Phrase(
        "you-must-not",
        (
            "you|noone …12 must-not|ban",
            "you …3 not",
            "you …2 agree …3 not|must-not",
            "you …2 promise …3 not|must-not",
            "noone …6 not",
        ),
        f"{_EDGE} ; : we we-use can if opt-out unless your-data train-ai our-data instruct choice setting if-unwanted dislike",
    ),
    Phrase(
        "you-train-ai", ("you …1 can …12 train-ai*",), f"{_EDGE} , we we-use not opt-out opt-in setting choice instruct third"
    ),
    Phrase(
        "you-train-ai",
        ("you …1 can …12 train-ai*",),
        f"{_EDGE} we we-use not opt-out opt-in setting choice instruct third your-data",
    ),
    Phrase("you-train-ai", ("you …1 use self …6 train-ai*",), f"{_EDGE} , we"),
    Phrase(
        "you-train-ai", ("grant|allow you …8 train-ai*", "site can? grant|allow you : // …8 train-ai*"), "stop ## we we-use not"
    ),
)

# What the words of a clause say about it; written like WORDS, and a word may stand for several.
TRAITS = {
    "actor.self": "我们 本公司 我方 我司 平台方 本平台",
    "actor.third_party": (
        "第三方 合作伙伴 合作方 关联公司 关联方 关系企业 供应商 服务提供商 服务提供者 受托方 子公司 被许可人 被授权人 ai公司 "
        "人工智能公司"
    ),
    "data.content": (
        "内容 作品 照片 图片 图像 影像 视频 影片 音频 语音 声音 录音 歌曲 音乐 文件 文档 档案 帖子 贴文 评论 留言 稿件 文章 "
        "代码 素材 上传 投稿 肖像 创作 笔记 画作 插画"
    ),
    "data.prompts": "输入 输出 提示词 提示 指令 对话 会话 聊天记录 聊天 提问 查询 问答 生成内容 生成的内容",
    "data.personal": (
        "个人信息 个人数据 个人资料 个人资讯 个资 使用数据 行为数据 信息 资讯 资料 数据 消息 讯息 位置 生物识别 声音 肖像 "
        "反馈 日志 互动 交互 用户信息 用户数据 人脸"
    ),
    "data.public": "公开 公开的 公开发布 公开可得 已公开",
    "data.deidentified": "去标识化 去识别化 匿名化 匿名 脱敏 假名化 汇总 聚合 无法识别 不能识别 统计",
    "purpose.train": "训练 微调 预训练 再训练 精调 调优 机器学习 投喂 喂养",
    "purpose.improve": "改进 改善 优化 提升 提高 完善 增强 改良 迭代 升级",
    "purpose.develop": "开发 研发 构建 建立 打造 建构 发展 设计 创建",
    "purpose.inform": "参考 借鉴 学习",
    "purpose.test": "测试 评估 验证 评测 基准",
    "purpose.research": "研究 科研",
    "purpose.input": "训练数据 训练语料 语料 语料库 数据集 训练集 输入数据 训练资料 投喂 喂给",
    "generative.yes": (
        "生成式 大语言模型 大型语言模型 语言模型 基础模型 大模型 aigc genai llm llms 生成内容 声音克隆 语音合成 文生图 "
        "聊天机器人 扩散模型"
    ),
    "generative.no": "推荐 推荐算法 分类器 反欺诈 风控 排序 搜索 语音识别 语音辨识 图像识别 影像辨识 审核",
    "where.setting": "设置 设定 开关 选项 偏好 隐私中心 关闭 开启",
    "where.form": "表单 表格 申请表",
    "where.email": "邮件 电子邮件 邮箱 电邮 联系 联络 来信 写信 书面",
    "where.link": "链接 连结 点击 点选 此处 页面",
    "exception": "除非 除外 除 例外 不包括 不适用于 另有约定 以外 之外 另行约定",
    "retroactive": "已上传 已发布 此前 之前 以往 历史数据 历史内容 既有 过往 先前 现有内容 追溯 已收集",
    "deadline": "之前 以前 截至 前 日内 内 于",
}

GRAMMAR = Grammar(
    language="zh",
    gate=in_both(GATE),
    words={name: in_both(words) for name, words in WORDS.items()},
    phrases=PHRASES,
    barred="stop ## kana",
    refers="在?(?:此|这种|這種|该|該|上述|此种|此種)(?:情况|情況|情形)下|此时|此時|届时|屆時",
    traits={name: in_both(words) for name, words in TRAITS.items()},
)
