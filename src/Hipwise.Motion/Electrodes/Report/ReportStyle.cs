namespace Hipwise.Motion.Electrodes.Report;

/// <summary>How a report looks: on a phone, a desk, in the dark and on paper.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root{color-scheme:light dark;--paper:#fff;--ink:#1b2430;--soft:#5a6675;--line:#d7dde4;--card:#f6f8fa;--trace:#8a96a5;--strong:#0b63b0;--burst:#cfe3f7;
        --edge:#0b63b0;
        --rest:#1b2430;--good:#1d6b3c;--told:#7a5200;--aside:#a3271f}
        @media(prefers-color-scheme:dark){:root{--paper:#12171d;--ink:#e7ecf2;--soft:#a3afbd;--line:#323b46;--card:#1a2129;--trace:#7c8998;--strong:#6db5f5;
        --burst:#1f3f5e;--edge:#6db5f5;
        --rest:#e7ecf2;--good:#74c893;--told:#e0b252;--aside:#f0938b}}
        *{box-sizing:border-box}
        body{margin:0 auto;max-width:70rem;padding:1rem;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
        h1{font-size:1.6rem;line-height:1.2;margin:.5rem 0}h2{font-size:1.2rem;margin:2rem 0 .5rem}h3{font-size:1.05rem;margin:0}
        p,ul{margin:.4rem 0}ul{padding-left:1.2rem}.soft,small{color:var(--soft)}small{font-size:.85rem}
        .wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
        th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-bottom:1px solid var(--line)}th{font-weight:600}td.n,th.n{text-align:right;
        white-space:nowrap}
        .card{border:1px solid var(--line);border-radius:.5rem;background:var(--card);padding:.8rem 1rem;margin:.8rem 0}
        .head{display:flex;flex-wrap:wrap;gap:.2rem 1rem;align-items:baseline;justify-content:space-between}
        .good{color:var(--good)}.told{color:var(--told)}.aside{color:var(--aside)}
        figure{margin:.6rem 0 .9rem}figcaption{font-size:.85rem;color:var(--soft);display:flex;justify-content:space-between;gap:1rem}
        svg{display:block;width:100%;overflow:visible}svg *{vector-effect:non-scaling-stroke}
        .raw{height:4.5rem}.envelope{height:5.5rem}.lane{height:1.2rem}.delay{height:1.2rem}.median{height:4rem}
        .t{fill:none;stroke:var(--trace);stroke-width:1}.s{fill:none;stroke:var(--strong);stroke-width:1.4;stroke-linejoin:round}.b{fill:var(--burst)}.e{fill:var(--edge);
        opacity:.55}
        .r{fill:none;stroke:var(--rest);stroke-width:1;stroke-dasharray:6 4}.h{fill:none;stroke:var(--rest);stroke-width:1;stroke-dasharray:1 3}.z{fill:none;
        stroke:var(--line);stroke-width:1}
        .m{fill:none;stroke:var(--soft);stroke-width:1;stroke-dasharray:2 2}.d{fill:none;stroke:var(--strong);stroke-width:5;stroke-linecap:round}.w{fill:none;
        stroke:var(--strong);stroke-width:2}
        .axis{position:relative;height:1.3rem;font-size:.8rem;color:var(--soft);border-top:1px solid var(--line)}
        .axis span{position:absolute;transform:translateX(-50%);white-space:nowrap}.axis span:first-child{transform:none}
        .axis span:last-child{transform:translateX(-100%)}
        .rows{display:grid;grid-template-columns:minmax(8rem,16rem) 1fr;gap:.25rem 1rem;align-items:center}
        .bands{display:flex;gap:2px;margin:.5rem 0;font-size:.8rem}.bands span{flex:1;padding:.15rem .4rem;background:var(--line);color:var(--soft);border-radius:.2rem;
        text-align:center}
        .bands .on{background:var(--strong);color:var(--paper);font-weight:600}
        @media(max-width:40rem){.rows{grid-template-columns:1fr;gap:0 1rem}.rows>.name{margin-top:.4rem;font-size:.9rem}th,td{padding-right:.4rem;font-size:.9rem}
        td.n{white-space:normal}.at{font-size:.9rem}}
        @media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--soft:#444;--line:#bbb;--card:#fff;--trace:#888;--strong:#0b4f8f;--burst:#d6e6f5;--edge:#0b4f8f;
        --rest:#000;
        --good:#14502c;--told:#5c3e00;--aside:#7d1d17}
        body{max-width:none;padding:0;font-size:10pt}.card,figure,tr{break-inside:avoid}h2,h3{break-after:avoid}.screen{display:none}
        *{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
        @page{margin:14mm}
        """;
}
