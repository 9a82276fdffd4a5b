"""Chinese, Korean, Japanese and Vietnamese family names, which stand first in their languages."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

# By which their bearers are called, in Latin letters.
FAMILY_NAMES = frozenset(
    """
    ahn bae ban cai cao chan chang chen cheng cheong cheung chiang cho choe choi chou chow chua chun
    chung deng ding dong du fang feng fung gao geng goh guo han heng ho hong hou hsieh hsu hu hua
    huang hui hwang jang jeong jia jiang jin jung kang kim ko koo kwak kwan kwok kwon lai lam lau
    lee lei leong leung li liang lim lin liu lu luo mak mao meng min moon na nam ng ngai noh oh pak
    park peng poon qian qin qiu quek rhee ri roh ruan ryu seo shen shi shin siu soh song su sun sung
    szeto tan tang tay teo tian tsai tsang tse tsui wang wei wen wong woo wu xi xiao xie xu xue yan
    yang yao yeung yi yin yip yoo yoon yu yuan yun zeng zhang zhao zheng zhong zhou zhu zou
""".split()
)

# By which nobody is called, for what ends the name does that: "Nguyen Xuan Phuc" is "Phuc".
VIETNAMESE_FAMILY_NAMES = frozenset(
    "bui dang dinh doan duong hoang huynh nguyen pham phan tran trinh truong".split()
)

# The hundred commonest by the register of China's Ministry of Public Security (2020), some eighty
# more that are no word by which a sentence goes on, and the traditional forms.
CHINESE_FAMILY_NAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚"
    "沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤"
    "康温施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿兰焦俞柳祝宁符舒阮柯纪梅童凌毕裴霍涂苗谷盛曲翁冉"
    "骆蓝辛靳柴蒙鲍喻祁蒲滕屈饶牟艾尤穆卓吉缪芦麦褚娄窦戚岑宫费卜冷晏卫米柏宗瞿桂佟臧闵苟邬卞姬仇栾隋荣巫"
    "寇桑郎甄丛仲虞敖巩佘池邝阎萧傅郁"
    "張劉陳楊黃趙吳孫馬羅鄭謝許韓鄧馮葉蘇呂盧鐘鍾譚陸範韋賈鄒閆龍賀顧龔萬錢嚴湯溫齊喬龐顏莊聶魯歐蘭"
    "寧紀畢塗駱藍饒蕭"
)
# Of two characters and more: Chinese ones, and the commonest of Japan by its telephone directories.
LONG_FAMILY_NAMES = frozenset(
    """
    欧阳 歐陽 上官 司马 司馬 诸葛 諸葛 司徒 皇甫 尉迟 慕容 令狐 夏侯 公孙 長孫 长孙
    佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡部 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上
    木村 斎藤 斉藤 清水 山崎 池田 橋本 阿部 石川 山下 中島 石井 小川 前田 岡田 長谷川 藤田 後藤
    近藤 村上 遠藤 青木 坂本 福田 太田 西村 藤井 岡本 藤原 金子 三浦 中野 中川 原田 松田 竹内 小野
    田村 中山 和田 石田 森田 上田 内田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 谷口 工藤 今井
    高田 増田 丸山 杉山 村田 大塚 新井 小山 平野 藤本 河野 上野 野口 武田 松井 千葉 菅原 岩崎 久保
    久保田 木下 佐野 野村 松尾 菊地 菊池 市川 杉本 古川 大西 島田 水野 桜井 吉川 山内 西田 飯田
    西川 小松 北村 安田 五十嵐 川口 平田 中田 服部 岩田 土屋 川崎 福島 本田 樋口 秋山 田口 永井
    中西 吉村 川上 石原 大橋 松岡 馬場 浜田 森本 星野 矢野 浅野 曽我 我妻
""".split()
)
