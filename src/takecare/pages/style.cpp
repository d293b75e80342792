#include "takecare/pages/style.h"

namespace takecare::pages {

namespace {

// Dark on light, at least 7:1; nothing is told by colour alone; one column, tables scroll in their own box.
constexpr std::string_view sheet = R"css(
:root{--ink:#1b1b1b;--soft:#454545;--line:#c6cace;--ground:#fff;--band:#f2f4f6;--main:#1a4480;--link:#005ea2;--visited:#54278f;--warn:#ffbe2e;--warn-ground:#fef6e0;--alert:#b50909;--alert-ground:#fdf1f0}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;color:var(--ink);background:var(--ground);font:1.0625rem/1.55 "Public Sans","Source Sans 3","Source Sans Pro",system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif}
.skip{position:absolute;left:-999rem}
.skip:focus{left:1rem;top:1rem;background:var(--ground);padding:.5rem 1rem;z-index:2}
header,main,footer{max-width:66rem;margin:0 auto;padding:0 1rem}
.top{background:var(--main);color:#fff}
.top header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1.5rem;padding-top:.7rem;padding-bottom:.7rem}
.top strong{letter-spacing:.01em}
.top a,.top a:visited{color:#fff}
nav ol,nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1rem}
.around{display:flex;flex-wrap:wrap;gap:.5rem 2rem;justify-content:space-between;align-items:center;max-width:66rem;margin:0 auto;padding:.6rem 1rem;border-bottom:1px solid var(--line)}
.around a{display:inline-block;padding:.2rem 0;min-width:1.5rem}
.around a[aria-current]{color:var(--ink);font-weight:700;text-decoration:none;border-bottom:.2rem solid var(--main)}
nav.trail{font-size:.9375rem;margin:1rem 0 0}
nav.trail li+li::before{content:"\203A\A0";color:var(--soft)}
nav.on-page{border:1px solid var(--line);border-width:1px 0;padding:.6rem 0;margin:1.75rem 0;font-size:.9375rem}
a{color:var(--link);text-underline-offset:.15em}
a:visited{color:var(--visited)}
a:focus-visible,[tabindex]:focus-visible{outline:.25rem solid #2491ff;outline-offset:2px}
h1,h2,h3{line-height:1.25;text-wrap:balance;margin:0}
h1{font-size:clamp(1.6rem,1.2rem + 2vw,2.4rem);margin:1rem 0 .3rem}
h2{font-size:clamp(1.3rem,1.1rem + 1vw,1.6rem);margin:3rem 0 .75rem;padding-top:.75rem;border-top:.25rem solid var(--main)}
h3{font-size:1.15rem;margin:2rem 0 .5rem}
p,ul,ol,dl{margin:.6rem 0;max-width:44rem}
li{margin:.25rem 0}
.lede{color:var(--soft);margin:0 0 1.25rem;font-size:1.125rem}
.summary{font-size:1.1875rem}
.box{border-left:.5rem solid var(--line);background:var(--band);padding:.75rem 1rem;margin:1.25rem 0}
.box.warn{border-color:var(--warn);background:var(--warn-ground)}
.box.alert{border-color:var(--alert);background:var(--alert-ground)}
.box h2{border:0;margin:0 0 .25rem;padding:0;font-size:1.15rem}
.box p,.box ul{margin:.25rem 0}
dl.key{display:grid;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));gap:1rem;margin:1.5rem 0;max-width:none}
dl.key div{border-top:.25rem solid var(--main);background:var(--band);padding:.75rem 1rem;display:flex;flex-direction:column-reverse;justify-content:flex-end}
dl.key dd{margin:0;font-size:2rem;font-weight:700;line-height:1.2;font-variant-numeric:tabular-nums}
dl.key dt{color:var(--soft);font-size:.9375rem;line-height:1.4}
dl.words dt{font-weight:700;margin-top:.75rem}
dl.words dd{margin:0}
figure{margin:1.25rem 0}
figcaption{font-weight:700;margin-bottom:.5rem}
figure .say{font-weight:400;color:var(--soft);font-size:.9375rem}
svg{display:block;width:100%;height:auto;font-family:inherit}
svg.one{max-width:25rem}
svg.narrow{max-width:27rem}
svg.wide{display:none;max-width:48rem}
svg text{fill:var(--ink);font-size:15px}
svg .figure{font-weight:700}
svg .missing{font-weight:400;font-style:italic}
svg .tick{font-size:14.5px;fill:var(--soft)}
svg .end{text-anchor:end}
svg .bar{fill:var(--main)}
svg .axis{stroke:#71767a;stroke-width:1}
svg .grid{stroke:#dfe1e2;stroke-width:1}
svg .hidden{fill:#fff;stroke:#565c65;stroke-width:1;stroke-dasharray:3 2}
svg .stub{fill:#71767a}
svg .hatched{stroke:#565c65;stroke-width:1}
svg .hatch-ground{fill:#fff}
svg .hatch-line{fill:#71767a}
svg .middle{text-anchor:middle}
svg .line{fill:none;stroke:currentColor;stroke-width:2.5;stroke-linejoin:round}
svg .mark{fill:currentColor;stroke:#fff;stroke-width:1}
svg .gap{fill:#fff;stroke:currentColor;stroke-width:1.2;stroke-dasharray:2 1.5}
svg .leader{stroke:#a9aeb1;stroke-width:1}
svg .s0{color:#1a4480}svg .s1{color:#1b1b1b}svg .s2{color:#9c3d10}svg .s3{color:#00687d}svg .s4{color:#6b2f8a}svg .s5{color:#4d6b1f}svg .apart{color:#565c65}
svg .line.s1{stroke-dasharray:8 4}svg .line.s2{stroke-dasharray:3 3}svg .line.s3{stroke-dasharray:12 3 3 3}svg .line.s4{stroke-dasharray:16 4}svg .line.s5{stroke-dasharray:6 3 2 3 2 3}
svg .line.apart{stroke-width:1.5;stroke-dasharray:1.5 3}svg .mark.apart{fill:#fff;stroke:currentColor}
svg.map{max-width:52rem}
svg.inset{max-width:12rem}
svg.swatch{display:inline-block;width:1.8rem;height:1.2rem;vertical-align:-.2rem;overflow:visible}
svg .land,svg .border,svg .county{stroke:#1b1b1b;stroke-width:.8;vector-effect:non-scaling-stroke;stroke-linejoin:round}
svg .land{fill:#f2f4f6;stroke:#8d9297}svg .border{fill:none;stroke:#b8bcc0}svg .here{fill:var(--main);stroke:var(--main);stroke-width:2;vector-effect:non-scaling-stroke}
svg .none{fill:#fff}svg .c0{fill:#dbe7f3}svg .c1{fill:#a9c5e0}svg .c2{fill:#6f9ccb}svg .c3{fill:#3a6ea5}svg .c4{fill:#16365f}
.map-key{list-style:none;padding:0;margin:.75rem 0;display:flex;flex-wrap:wrap;gap:.1rem 1.5rem}
.scroll{overflow-x:auto;margin:1rem 0;max-width:100%;background:linear-gradient(90deg,#fff 30%,#fff0) 0 0/2.5rem 100%,linear-gradient(270deg,#fff 30%,#fff0) 100% 0/2.5rem 100%,linear-gradient(90deg,#0003,#0000) 0 0/.75rem 100%,linear-gradient(270deg,#0003,#0000) 100% 0/.75rem 100%;background-repeat:no-repeat;background-attachment:local,local,scroll,scroll}
table{border-collapse:separate;border-spacing:0;font-size:1rem;line-height:1.35}
caption{text-align:left;padding:0 0 .5rem}
caption>span{display:inline-block;position:sticky;left:0;max-width:min(44rem,calc(100vw - 2.5rem))}
caption .say{display:block;color:var(--soft);font-size:.9375rem}
th,td{padding:.45rem .75rem;border-bottom:1px solid var(--line);vertical-align:top;text-align:left}
th:first-child,td:first-child{padding-left:.25rem}
thead th{border-bottom:2px solid var(--ink);vertical-align:bottom;background:var(--ground)}
td{max-width:30rem}
td.when{white-space:nowrap}
th[scope=row]{font-weight:400;min-width:8rem}
.num{text-align:right;font-variant-numeric:tabular-nums}
td.num{white-space:nowrap}
th.num{max-width:8.5rem;hyphens:auto}
td.missing{color:var(--soft);font-style:italic;font-size:.9375rem;text-align:right;white-space:nowrap}
tr.apart>*{border-top:2px dotted #71767a}
tr.total>*,tbody.group tr:first-child>*{font-weight:700;border-top:2px solid var(--ink)}
tbody.group tr:first-child>*{background:var(--band);border-top:1px solid #71767a}
tr.total td.missing,tbody.group td.missing{font-weight:400}
table th.sub:first-child{padding-left:1.5rem}table th.sub.deeper:first-child{padding-left:3rem}
.cross{font-size:.9375rem}.cross th,.cross td{padding:.4rem .5rem}
.cross th:nth-child(2),.cross td:nth-child(2){background:var(--band);font-weight:700}.cross td.missing{font-weight:400}
.cross.even thead th:nth-child(2){background:var(--ground)}.cross.even tr:not(.total) td:nth-child(2){background:none;font-weight:400}
.cross th:first-child{padding-left:.25rem;position:sticky;left:0;background:var(--ground);max-width:11rem}
.note{color:var(--soft);font-size:.9375rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;background:var(--band);border-left:.5rem solid var(--line);padding:1rem;font-size:.9375rem;line-height:1.5}
.files{list-style:none;padding:0}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(20rem,100%),1fr));gap:1.25rem;margin:1.5rem 0;padding:0;list-style:none;max-width:none}
.cards>li{border:1px solid var(--line);border-top:.25rem solid var(--main);padding:1rem 1.25rem 1.25rem;margin:0}
.cards h3{margin-top:0}
footer{border-top:1px solid var(--line);margin-top:4rem;padding-top:1rem;padding-bottom:2rem;color:var(--soft);font-size:.9375rem}
a,p,li,dd,h1,h2,h3{overflow-wrap:anywhere}
@media (min-width:48rem){svg.narrow{display:none}svg.wide{display:block}}
@media (min-width:62rem){.pair{display:grid;grid-template-columns:25rem minmax(0,1fr);gap:2.5rem;align-items:start}.panels{display:grid;grid-template-columns:repeat(auto-fit,minmax(19rem,25rem));gap:2.5rem}.mapped{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,1fr);gap:2rem}.mapped .map-key{display:block}}
@media print{
@page{margin:1.5cm}
body{font-size:10.5pt}
.skip,nav,.no-print{display:none}
.top{background:none;color:inherit;border-bottom:1px solid}
header,main,footer{max-width:none;padding:0}
h2{margin-top:1.5rem}
h2,h3,caption,figcaption{break-after:avoid}
figure,tr,.box,dl.key div{break-inside:avoid}
.scroll{overflow:visible}
svg.narrow{display:none}svg.wide{display:block;max-width:16cm}svg.one{max-width:7.5cm}svg.map{max-width:16cm}svg.inset{max-width:4cm}
.pair,.panels{display:grid;grid-template-columns:7.5cm 1fr;gap:1cm;align-items:start}
svg .bar{fill:#000}svg .line,svg .mark,svg .gap{color:#000}
a,a:visited{color:inherit}
ol li a[href^=http]::after{content:none!important}
a[href^=http]::after{content:" (" attr(href) ")";font-size:.85em}
.cross{font-size:.9375rem}.cross th,.cross td{padding:.4rem .5rem}
.cross th:nth-child(2),.cross td:nth-child(2){background:var(--band);font-weight:700}.cross td.missing{font-weight:400}
.cross th:first-child{padding-left:.25rem;position:static}
}
)css";

}  // namespace

std::string_view style() { return sheet; }

}  // namespace takecare::pages
