#include "takecare/print/book_style.h"

namespace takecare::print {

namespace {

// The rule stands left, the words of the law right; on narrow screens one below the other. Lines of a rule hang, so
// that a long one stays readable.
constexpr std::string_view sheet = R"css(
:root{color-scheme:light dark;--bar:#1a4480;--on-bar:#fff;--key:#1a4480;--lit:#7a3e00;--in:#00634a;--out:#b50909;--some:#775540}
html{scroll-padding-top:1rem}
header,main,footer,.around{max-width:76rem}
.top{background:var(--bar);color:var(--on-bar)}
h2{border-top-color:var(--key)}
h4,h5,h6{font-size:1.05rem;line-height:1.3;margin:1.5rem 0 .4rem}
.letters a{display:inline-block;padding:.2rem 0;min-width:1.5rem}
.around a[aria-current]{border-color:var(--key)}
form{display:flex;gap:.4rem;align-items:center;min-width:0}
input{font:inherit;color:inherit;background:var(--ground);border:1px solid #71767a;padding:.25rem .5rem;width:12rem;min-width:0}
button{font:inherit;color:var(--on-bar);background:var(--bar);border:0;padding:.3rem .9rem;cursor:pointer}
input:focus-visible,button:focus-visible,summary:focus-visible{outline:.25rem solid #2491ff;outline-offset:2px}
code{font-family:inherit;font-weight:600}
blockquote{margin:1rem 0;padding-left:1rem;border-left:.25rem solid var(--line)}
main>p,main>ul,main>ol{max-width:44rem}
.kind{color:var(--soft);font-weight:400;font-size:.875rem;white-space:normal}
.label{color:var(--soft);font-size:.875rem;font-weight:700}
p.label{margin:1rem 0 .25rem}
.status{font-size:.9375rem;margin:.25rem 0 .5rem}
.status.in strong{color:var(--in)}.status.out strong,.flag{color:var(--out)}.status.some strong{color:var(--some)}
.flag{font-size:.875rem;font-weight:700}
.def{border-top:1px solid var(--line);margin:1.75rem 0;padding-top:.25rem}
.def.plain{border:0;margin:1rem 0;padding:0}
.def.plain .law{max-width:60rem}
nav ul{max-width:none}
.def>h2,.def>h3,.def>h4,.def>h5,.def>h6{margin:.75rem 0 .2rem;font-size:1.15rem}
.def:target,.para:target,.field:target,.values li:target,.example:target{outline:.2rem solid #2491ff;outline-offset:.3rem}
.def>.law{margin-top:.5rem}
.beside{display:grid;gap:1rem;margin:.75rem 0}
.beside>*{min-width:0}
.law{background:var(--band);border-left:.25rem solid var(--key);padding:.75rem 1rem;line-height:1.5;overflow-wrap:anywhere;align-self:start}
.law div{padding-left:calc(min(var(--i),14)*.55ch + 2ch);text-indent:-2ch}
.law div+div[style="--i:0"]{margin-top:.75rem}
.law a,.proof a,.facts a{text-decoration-thickness:1px;text-decoration-color:color-mix(in srgb,currentColor 45%,transparent)}
.law a:visited,.proof a:visited,.facts a:visited{color:var(--link)}
.k{font-weight:700;color:var(--key)}
.n,.t{color:var(--lit)}
.c,.r{color:var(--soft)}
.r{font-style:italic}
.official{font-size:.9375rem;line-height:1.5}
.cited{border-left:1px solid var(--line);padding-left:1rem;margin-bottom:.9rem}
.cited p,.cited ul{margin:.2rem 0}
.cited ul{padding-left:1.1rem}
.pin{font-weight:700;font-variant-numeric:tabular-nums}
.head{font-weight:600}
.below{padding-left:2.4rem;position:relative}
.below .step{position:absolute;left:0}
summary{cursor:pointer}
.used{font-size:.9375rem;margin:.5rem 0;max-width:44rem}
.example{border:1px solid var(--line);border-bottom-width:0;padding:.45rem .8rem;font-size:.9375rem}
.example:last-of-type,.example:not(:has(+.example)){border-bottom-width:1px;margin-bottom:1rem}
.example[open]{padding-bottom:1rem}
.example .answer{font-weight:700;white-space:normal}
.example .answer::before{content:"\2192\A0";font-weight:400}
.facts,.facts ul,.facts ol{margin:.2rem 0;max-width:none}
.facts{list-style:none;padding:0}
.facts .row{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.1rem 1rem}
.facts .row>li{margin:0}
.proof,.proof ul{max-width:none;margin:.15rem 0}
.proof{list-style:none;padding:0}
.proof ul{list-style:none;padding-left:1.1rem;border-left:1px solid var(--line)}
.proof li{margin:.2rem 0}
@media(max-width:40rem){.proof ul{padding-left:.45rem}}
.until{margin:.1rem 0 .1rem 1.1rem;font-style:italic}
.versions{font-size:.9375rem;margin:.25rem 0}
nav.next{border-top:1px solid var(--line);margin-top:3rem;padding-top:1rem}
nav.next ul{justify-content:space-between}
.chapters,.laws,.sections,.terms,.values,.found,.legend{list-style:none;padding:0}
.chapters li{padding:.3rem 0;border-bottom:1px solid var(--line)}
.chapters .kind{display:block}
h3.folder{color:var(--soft);font-size:1rem}
.laws>li{margin:0 0 1.25rem}.laws p,.laws h3{margin:.1rem 0}
.laws h3{font-size:1.1rem}
.front h2{font-size:1.3rem;margin-top:2rem}
.terms{columns:2 22rem;column-gap:2.5rem;max-width:none;font-size:.9375rem}
.terms li{break-inside:avoid;margin:0 0 .6rem}
.field{border-top:1px solid var(--line);padding:.6rem 0}
.field p{margin:.15rem 0}
.limit{font-weight:600;font-size:.9375rem}
.values{columns:2 20rem;max-width:none;font-size:.9375rem}
.values li{break-inside:avoid}
.found li{margin:0 0 1rem}.found p{margin:.1rem 0;font-size:.9375rem}
.def>h2{border:0;padding:0}
.legend{display:flex;flex-wrap:wrap;gap:.3rem 1.25rem;font-size:.9375rem;max-width:none;margin:.4rem 0}
.legend li{margin:0}
.legend .cell{min-width:1.75rem;min-height:1.5rem}
.map{margin:1rem 0 2rem}
.cells{display:flex;flex-wrap:wrap;gap:.25rem;margin-bottom:.25rem}
.cell{display:inline-flex;gap:.3rem;align-items:center;justify-content:center;min-width:2.6rem;min-height:1.75rem;padding:0 .35rem;font-size:.8125rem;text-decoration:none;border:1px solid #71767a;color:var(--ink);background:var(--ground)}
a.cell:visited{color:var(--ink)}
.cell.carried,a.cell.carried:visited{background:var(--bar);border-color:var(--bar);color:var(--on-bar)}
.cell.none{background:var(--band);border-color:var(--line)}
.cell.not-encoded{background:repeating-linear-gradient(135deg,var(--ground) 0 4px,var(--band) 4px 8px)}
.cell.not-yet{border-style:dashed;border-width:2px}
.cell.left-out,a.cell.left-out:visited{background:var(--out);color:#fff;font-weight:700}
.bar{display:flex;height:1rem;max-width:44rem;border:1px solid #71767a;margin:.3rem 0}
.bar .carried{background:var(--bar)}.bar .none{background:var(--line)}.bar .left-out{background:var(--out)}
.bar .not-encoded{background:repeating-linear-gradient(135deg,var(--ground) 0 4px,#71767a 4px 6px)}
.bar .not-yet{background:var(--ground)}
.bar span+span{border-left:1px solid #71767a}
.para{border-top:1px solid var(--line);padding:.6rem 0;display:grid;gap:.25rem 2.5rem}
.para p{margin:.2rem 0}
.para .state{font-size:.9375rem;border-left:.25rem solid var(--line);padding-left:.75rem;align-self:start}
.para .state .label{color:var(--ink);margin:0}
.para .state.carried{border-color:var(--bar)}
.para .state.not-yet{border-left-style:dashed;border-color:#71767a}
.para .state.left-out{border-color:var(--out)}
@media (max-width:47.99rem){
.events,.events tbody,.events tr,.events td{display:block}
.events thead{position:absolute;left:-999rem}
.events tr{border-bottom:1px solid var(--line);padding:.5rem 0}
.events td{border:0;padding:0 .25rem}
.events .when{font-weight:700}
.events td:nth-child(4):not(:empty)::before{content:"by "}
}
@media (min-width:48rem){.events td:nth-child(2){min-width:11rem}}
@media (min-width:62rem){
.beside{grid-template-columns:minmax(0,1.1fr) minmax(0,.9fr);gap:2rem}
.front{display:grid;grid-template-columns:minmax(0,1.15fr) minmax(0,1fr);gap:3.5rem;align-items:start}
.front h2:first-child{margin-top:0}
.para{grid-template-columns:minmax(0,44rem) minmax(14rem,1fr)}
.para .text{padding-left:calc(var(--d)*1.1rem)}
}
@media (prefers-color-scheme:dark){
:root{--ink:#e6e6e6;--soft:#b8bcc0;--line:#4a5057;--ground:#16191d;--band:#20252b;--bar:#2b5a9e;--key:#8ec2ff;--link:#8ec2ff;--visited:#cdb3ff;--lit:#f0b878;--in:#6fd6ae;--out:#ff9a90;--some:#e5c07b;--warn-ground:#3a3010;--alert-ground:#3a1715}
.scroll{background:none}
.cell.left-out,a.cell.left-out:visited{color:#16191d}
}
@media print{
.around,.next{display:none}
.beside{grid-template-columns:1.1fr .9fr;gap:.6cm}
.law{background:none}
.def,.para{break-inside:auto}
.def h3,.def h4{break-after:avoid}
details:not([open])>summary{list-style:none}
}
)css";

}  // namespace

std::string_view book_style() { return sheet; }

}  // namespace takecare::print
