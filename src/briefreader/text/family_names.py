"""Chinese and Korean family names, which stand first and by which their bearers are called."""

# ruff: noqa: SIM905 - lists of words read best as words
from __future__ import annotations

FAMILY_NAMES = frozenset(
    """
    ahn bae ban cai cao chan chang chen cheng cheung chiang cho choe choi chou chun chung deng ding
    dong du fang feng gao geng guo han hong hou hsieh hsu hu hua huang hwang jang jeong jia jiang
    jin jung kang kim ko koo kwak kwok kwon lai lam lee lei leung li liang lim lin liu lu luo mao
    meng min moon na nam ng noh oh pak park peng qian qin qiu rhee ri roh ruan ryu seo shen shi shin
    song su sun sung tan tang tian tsai tsang wang wei wen wong woo wu xi xiao xie xu xue yan yang
    yao yi yin yoo yoon yu yuan yun zeng zhang zhao zheng zhong zhou zhu zou
""".split()
)
