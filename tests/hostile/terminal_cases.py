"""Control sequences and control characters: nothing of them may reach the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.case import BEL, ESC, ST, TOKEN, Case, Outcome, Sizes, case, within_article

_OSC = {
    "osc0_title_bel": (f"{ESC}]0;{TOKEN}{BEL}", "a window title, ended by BEL"),
    "osc0_title_st": (f"{ESC}]0;{TOKEN}{ST}", "a window title, ended by ST, which Rich lets by"),
    "osc2_title": (f"{ESC}]2;{TOKEN}{ST}", "a window title by its other number"),
    "osc4_palette": (f"{ESC}]4;2;rgb:ff/ff/ff;{TOKEN}{ST}", "another palette"),
    "osc7_cwd": (f"{ESC}]7;file:///{TOKEN}{ST}", "where the terminal's next shell starts"),
    "osc8_link": (
        f"{ESC}]8;;https://elsewhere.example/{TOKEN}{ST}your bank{ESC}]8;;{ST}",
        "a link whose words lie",
    ),
    "osc8_open": (f"{ESC}]8;;https://elsewhere.example/{TOKEN}{ST}", "a link that never ends"),
    "osc9_notify": (f"{ESC}]9;{TOKEN}{ST}", "a desktop notification"),
    "osc50_font": (f"{ESC}]50;{TOKEN}{ST}", "a font"),
    "osc52_clipboard": (f"{ESC}]52;c;T1dORUQ={ST}", "the clipboard written"),
    "osc52_read": (f"{ESC}]52;c;?{ST}", "the clipboard read, and typed in"),
    "osc133_prompt": (f"{ESC}]133;A;{TOKEN}{ST}", "a shell's prompt that is none"),
    "osc777_notify": (f"{ESC}]777;notify;{TOKEN};{TOKEN}{ST}", "a notification, another way"),
    "osc1337_file": (f"{ESC}]1337;File=name=T1dORUQ=;inline=0:T1dORUQ={ST}", "a download"),
    "osc_unterminated": (f"{ESC}]0;{TOKEN}", "what follows is swallowed until something ends it"),
    "osc_long": (f"{ESC}]0;{TOKEN}{'a' * 90_000}{ST}", "longer than a parser's buffer"),
}
_STRINGS = {
    "dcs_decrqss": (f"{ESC}P$q{TOKEN}{ST}", "a request whose answer is typed in"),
    "dcs_tmux": (f"{ESC}Ptmux;{ESC}{ESC}]0;{TOKEN}{BEL}{ST}", "passed on by tmux"),
    "dcs_xtgettcap": (f"{ESC}P+q4f574e4544{ST}", "another request"),
    "dcs_udk": (f"{ESC}P0;0|17/4f574e4544{ST}", "a function key programmed"),
    "dcs_sixel": (f"{ESC}Pq#1;2;99;0;0#1!300~{ST}", "a picture over the screen"),
    "dcs_unterminated": (f"{ESC}P{TOKEN}", "a string that never ends"),
    "apc_kitty": (f"{ESC}_Gf=24,s=1,v=1;{TOKEN}{ST}", "a picture, another way"),
    "apc_unterminated": (f"{ESC}_{TOKEN}", "a string that never ends"),
    "pm": (f"{ESC}^{TOKEN}{ST}", "a privacy message"),
    "sos": (f"{ESC}X{TOKEN}{ST}", "a string"),
}
_CSI = {
    "csi_clear": (f"{ESC}[2J{ESC}[3J{ESC}[H", "the screen and what scrolled away cleared"),
    "csi_alt_off": (f"{ESC}[?1049l", "out of the alternate screen"),
    "csi_mouse": (f"{ESC}[?1003h{ESC}[?1006h", "mouse movements typed in"),
    "csi_paste_off": (f"{ESC}[?2004l", "pasted text taken for typed"),
    "csi_cursor_up": (f"{ESC}[4A{ESC}[2K{TOKEN}{ESC}[4B", "another line written over"),
    "csi_hidden": (f"{ESC}[8m{TOKEN}{ESC}[28m", "words that cannot be seen"),
    "csi_da": (f"{ESC}[c{ESC}[>c{ESC}[=c", "who are you, answered into the input"),
    "csi_dsr": (f"{ESC}[6n{ESC}[5n", "where are you, answered into the input"),
    "csi_title_report": (f"{ESC}[21t", "the title typed in"),
    "csi_resize": (f"{ESC}[8;1;1t", "a window of one cell"),
    "csi_rep": (f"P{ESC}[999999999b", "one character a thousand million times"),
    "csi_huge": (f"{ESC}[{'8' * 4000};{'8' * 4000}H", "numbers too large for any parser"),
    "csi_region": (f"{ESC}[1;1r", "one line that scrolls"),
    "csi_sync": (f"{ESC}[?2026h", "a frozen screen"),
    "csi_kitty_keys": (f"{ESC}[>31u", "keys in another encoding"),
    "sgr_many": (f"{ESC}[35mx{ESC}[0m" * 1500, "very many colours"),
}
_ESCAPES = {
    "esc_ris": (f"{ESC}c", "a reset"),
    "esc_decaln": (f"{ESC}#8", "a screen full of E"),
    "esc_charset": (f"{ESC}(0mqqj\x0eqqq\x0f", "letters as lines"),
    "esc_ss2": (f"{ESC}N{ESC}O", "single shifts"),
    "esc_bare": (ESC, "joins whatever the program writes next"),
    "esc_esc": (f"{ESC * 3}]0;{TOKEN}{ST}", "taking one away must not leave another"),
    "esc_nested": (f"{ESC}{ESC}[0m]0;{TOKEN}{ST}", "taking the inner one away builds the outer"),
    "esc_split_zwsp": (f"{ESC}\u200b]0;{TOKEN}{ST}", "taking the space away joins the halves"),
}
_CHARACTERS = {
    "enq": ("\x05", "the answerback"),
    "nul": ("\x00\x00", "ends a string in C"),
    "so_si": ("\x0e\x0f", "shift out, shift in"),
    "bs_overprint": ("mild\b\b\b\bvile", "one word printed over another"),
    "cr_overprint": ("what it says\rwhat is seen", "what stands before it is hidden"),
    "vt_ff": ("\x0b\x0c", "move the cursor down"),
    "del": ("\x7f", "DEL"),
    "bel_flood": (BEL * 4000, "rings for a minute"),
    "tabs": ("\t" * 150, "have no width of their own"),
    "c1_csi": (f"\x9b35m{TOKEN}\x9b0m", "CSI as one character"),
    "c1_osc": (f"\x9d0;{TOKEN}\x9c", "OSC as one character"),
    "c1_dcs": (f"\x90{TOKEN}\x9c", "DCS as one character"),
    "c1_apc": (f"\x9f{TOKEN}", "APC as one character, without an end"),
    "c1_all": ("".join(map(chr, range(0x80, 0xA0))), "every character of C1"),
    "c0_all": ("".join(chr(code) for code in range(0x20) if code != 0x0A), "every one of C0"),
    "nel_ls_ps": ("up\x85to\u2028these\u2029ends", "line ends that few agree about"),
}

_SPLIT = 1 << 16  # a filter that works piece by piece must not be blind at their borders


def cases(sizes: Sizes) -> Iterator[Case]:
    """All of this group."""
    for table in (_OSC, _STRINGS, _CSI, _ESCAPES, _CHARACTERS):
        for name, (payload, why) in table.items():
            yield within_article(name, payload, why)
    for shift in range(3):
        filler = ("stone " * (_SPLIT // 6 + 1))[: _SPLIT - shift]
        name = f"chunk_border_{shift}"
        text = f"{filler}{ESC}]0;{TOKEN}{ST} Tail-chunk\n"
        yield case(name, text, "a sequence across 64 KiB", holds=("Tail-chunk",))
    yield case(
        "c1_raw_bytes",
        f"Head-raw \x9d0;{TOKEN}\x9c \x9b2J Tail-raw\n".encode("latin-1"),
        "8-bit controls in a file that is not UTF-8",
        holds=("Head-raw", "Tail-raw"),
    )
    spelled = (
        f"<p>Head-ent &#27;]0;{TOKEN}&#7; &#x1b;[2J &#155;31m &#x9d;0;{TOKEN}&#156; Tail-ent</p>\n"
    )
    yield case(
        "entities",
        spelled,
        "controls spelled as character references",
        file="entities.html",
        outcome=Outcome.SHOWN_OR_SKIPPED,
        reason="a saved web page",
        holds=("Head-ent", "Tail-ent"),
    )
    yield case(
        "entities_markdown",
        spelled,
        "the same in Markdown",
        file="entities.md",
        holds=("Head-ent", "Tail-ent"),
    )
