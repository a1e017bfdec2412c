/**
 * How a pack looks, on paper and on a screen: one sheet of styles, the company's two colours, page size and the line
 * at the foot of every page. Legible in black and white: no meaning hangs on colour alone.
 */
import type { PackMeta } from '../content/pack-content.ts';
import { allowed } from './markup.ts';

export type Paper = {
  readonly meta: PackMeta;
  /** At the left of the foot of every page, and above it. */
  readonly foot: string;
  readonly draft: string;
};

export function styleSheet({ meta, foot, draft }: Paper): string {
  const { primary, accent } = meta.colours;
  return `
:root{--primary:${primary};--accent:${accent};--ink:#1c2430;--quiet:#5b6472;--rule:#d5d9e0;--faint:#f4f5f7;--good:#1a6b3c;--bad:#a32020;--watch:#8a5a00}
@page{size:${meta.paper === 'a4' ? 'A4' : 'letter'} portrait;margin:17mm 17mm 19mm;
 @bottom-left{content:${cssText(foot)};font:7.5pt "Noto Sans SC Variable",sans-serif;color:#5b6472;white-space:pre-wrap;width:85%;vertical-align:top;padding-top:3mm}
 @bottom-right{content:counter(page) " / " counter(pages);font:7.5pt "Noto Sans SC Variable",sans-serif;color:#5b6472;vertical-align:top;padding-top:3mm}}
*{box-sizing:border-box}
html{-webkit-print-color-adjust:exact;print-color-adjust:exact}
body{margin:0;font:9.5pt/1.5 "Noto Sans SC Variable","Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif;color:var(--ink);background:#fff;font-variant-numeric:tabular-nums}
header.title{border-bottom:2pt solid var(--primary);padding-bottom:8pt;margin-bottom:12pt;display:grid;grid-template-columns:1fr auto;gap:2pt 16pt}
header.title>*{grid-column:1}
header.title img{grid-row:1/4;grid-column:2;max-height:44pt;max-width:150pt;object-fit:contain}
h1{font-size:19pt;line-height:1.25;margin:0;font-weight:650;color:var(--primary)}
header.title .kind{font-size:11pt;margin:0;color:var(--quiet)}
header.title .facts-line{font-size:8.5pt;margin:2pt 0 0;color:var(--quiet)}
header.title .check-failed{color:var(--bad);font-weight:650}
h2{font-size:13pt;line-height:1.3;margin:0 0 6pt;font-weight:650;color:var(--primary);break-after:avoid}
h2 .number{color:var(--quiet);font-weight:400;margin-right:6pt}
section{margin:0 0 18pt}
section+section{border-top:.5pt solid var(--rule);padding-top:12pt}
section.first:not(:has(.comment)){break-after:page}
section.first:not(:has(.comment))+section{border-top:0;padding-top:0}
p{margin:0 0 6pt;max-width:66em;orphans:3;widows:3}
p,dd,.grid td{white-space:pre-line}
h1,h2,p,dd,.grid td,.grid tbody th{overflow-wrap:break-word}
.comment{border-left:2pt solid var(--accent);padding-left:8pt;margin:0 0 9pt;break-inside:avoid;break-after:avoid}
.note{font-size:8.25pt;color:var(--quiet);margin:3pt 0 0}
.empty{color:var(--quiet)}
figure{margin:8pt 0 12pt}
figure.drawing,figure.whole{break-inside:avoid}
figcaption{font-weight:650;margin:0 0 4pt;break-after:avoid}
.unit{font-weight:400;color:var(--quiet)}
dl{margin:0}
.headline{display:grid;grid-template-columns:repeat(auto-fit,minmax(70pt,1fr));gap:0 14pt;grid-auto-rows:auto;margin:8pt 0 8pt;break-inside:avoid}
.headline>div{margin-bottom:4pt}
.headline>div{border-top:1.5pt solid var(--primary);padding-top:4pt;display:grid;grid-row:span 3;grid-template-rows:subgrid;gap:0;align-items:start}
.headline dt{font-size:8.5pt;color:var(--quiet)}
.headline dd{margin:0;font-size:15pt;line-height:1.3;font-weight:600}
.headline.roomy{grid-template-columns:repeat(auto-fit,minmax(130pt,1fr))}
.headline dd.long{font-size:12pt;line-height:1.6}
.headline dd.wordy,.headline dd.wordy .figure{font-size:10.5pt;line-height:1.35;white-space:normal}
.headline dd.note{font-size:8.25pt;font-weight:400;line-height:1.4}
.facts{display:grid;grid-template-columns:minmax(90pt,max-content) 1fr;gap:3pt 14pt;margin:6pt 0 10pt}
.facts dt{color:var(--quiet)}
.facts dd{margin:0}
table.grid{border-collapse:collapse;width:100%;font-size:8.5pt;line-height:1.4}
table.grid.figures tbody th{width:36%}
table.grid.dense{font-size:7.5pt}
table.grid.crowded{font-size:6.5pt}
.grid th,.grid td{padding:2.2pt 4pt;text-align:left;vertical-align:top;font-weight:400;border-bottom:.5pt solid var(--rule)}
.grid.dense th,.grid.dense td,.grid.crowded th,.grid.crowded td{padding-block:2pt;padding-inline:2.5pt}
.grid thead{display:table-header-group}
.grid thead th{border-bottom:1pt solid var(--ink);color:var(--quiet);vertical-align:bottom}
.grid tr{break-inside:avoid}
.grid tbody tr:first-child:nth-last-child(n+5),.grid tbody tr:nth-child(2):nth-last-child(n+4){break-after:avoid}
.grid tbody tr:last-child:nth-child(n+5),.grid tbody tr:nth-last-child(2):nth-child(n+4){break-before:avoid}
p:has(+figure),p:has(+dl.headline),p:has(+ul.lights){break-after:avoid;break-inside:avoid}
figure>.note{break-before:avoid}
.grid .right{text-align:right}
.figure,.grid .short{white-space:nowrap}
.grid thead th:has(.spoken){position:relative}
.spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.grid thead .right{white-space:normal}
.grid tbody .level-1{padding-left:12pt}.grid tbody .level-2{padding-left:22pt}.grid tbody .level-3{padding-left:32pt}
.grid tr.heading th,.grid tr.heading td{font-weight:650;border-bottom:0;padding-top:6pt;break-after:avoid}
.grid tr.heading{break-after:avoid}
.grid tr.subtotal th,.grid tr.subtotal td{font-weight:650}
.grid tr.total th,.grid tr.total td{font-weight:700;border-top:1pt solid var(--ink);border-bottom:1pt solid var(--ink)}
.signatures td,.signatures tbody th{height:30pt;vertical-align:bottom}
table.signatures{break-inside:avoid}
.heat td{border:.5pt solid #fff}
.heat .corner{font-size:7.5pt;color:var(--quiet)}
.heat .below-1{background:#fbf0ee}.heat .below-2{background:#f6ddd8}.heat .below-3{background:#eec5bd}.heat .below-4{background:#e5aca1}
.heat .above-1{background:#eef4fa}.heat .above-2{background:#dbe8f4}.heat .above-3{background:#c5d9ec}.heat .above-4{background:#aecae4}
.heat .planned{outline:1.5pt solid var(--ink);outline-offset:-1.5pt;font-weight:700}
.good{color:var(--good)}.bad{color:var(--bad)}.watch{color:var(--watch)}
.headline>.good,.headline>.bad,.headline>.watch{color:inherit}
.changed::after{content:"△";font-size:.7em;vertical-align:super;color:var(--accent);margin-left:1pt}
.lights{list-style:none;margin:6pt 0;padding:0}
.lights li{display:grid;grid-template-columns:62pt 1fr;gap:8pt;padding:4pt 0;border-bottom:.5pt solid var(--rule);break-inside:avoid}
.lights p{margin:0}
.light{font-weight:650}.light.red{color:var(--bad)}.light.yellow{color:var(--watch)}.light.green{color:var(--good)}.light.none{color:var(--quiet)}
.chart{display:block;width:100%;height:auto;font-family:inherit;font-size:11px;fill:var(--ink)}
.chart .rule{stroke:var(--rule);stroke-width:.6}.chart .zero{stroke:var(--ink);stroke-width:.9}
.chart .quiet{fill:var(--quiet);font-size:10px}.chart .strong{font-weight:650}
.chart .bar{stroke-width:1}
.chart .shade-0{--shade:var(--primary)}.chart .shade-1{--shade:color-mix(in srgb,var(--primary) 55%,white)}.chart .shade-2{--shade:var(--accent)}.chart .shade-3{--shade:color-mix(in srgb,var(--accent) 50%,white)}.chart .shade-4{--shade:#9aa2ad}
.chart .bar.actual{fill:var(--shade);stroke:var(--shade)}
.chart .bar.prior{fill:color-mix(in srgb,var(--shade) 45%,white);stroke:none}
.chart .bar.plan{fill:#fff;stroke:var(--shade)}
.chart .bar.forecast{fill:url(#hatch);stroke:var(--shade)}
.chart .bar.up{fill:var(--good);stroke:var(--good)}.chart .bar.down{fill:#fff;stroke:var(--bad);stroke-width:1.6}
.chart .line{fill:none;stroke-width:1.8;stroke-linejoin:round;stroke:var(--primary)}
.chart .dash-1{stroke:var(--accent);stroke-dasharray:6 3}.chart .dash-2{stroke:#6b7280;stroke-dasharray:2 2.5}.chart .dash-3{stroke:#1a6b3c;stroke-dasharray:8 2 2 2}
.chart .line.forecast{stroke-dasharray:4 3}
.chart .name{stroke:none;fill:var(--primary)}.chart .name.dash-1{fill:var(--accent)}.chart .name.dash-2{fill:#4b5563}.chart .name.dash-3{fill:#1a6b3c}
.chart .reference{stroke:var(--ink);stroke-width:1;stroke-dasharray:3 2}.chart .reference-name{fill:var(--ink)}
.chart .hit{fill:transparent}.chart .tip{visibility:hidden;pointer-events:none}
.chart .tip rect{fill:#fff;stroke:var(--quiet);stroke-width:.8}.chart .tip-title{font-weight:650}
.spot{outline:none}.spot:hover .tip,.spot:focus-visible .tip{visibility:visible}.spot:hover .hit,.spot:focus-visible .hit{fill:rgb(90 100 120/.1)}
.how h3{font-size:9.5pt;margin:7pt 0 0;break-after:avoid}
.how p{margin-bottom:2pt}.how .facts{margin:2pt 0 4pt}
.how code{font:8.25pt/1.5 ui-monospace,Consolas,"Noto Sans SC Variable",monospace;overflow-wrap:anywhere}
.how .close{display:none}
.how article{break-inside:avoid}
a.explained{color:inherit;text-decoration:underline;text-decoration-style:dotted;text-decoration-thickness:.75pt;text-underline-offset:2.5pt}
nav.contents ol{margin:0;padding:0;list-style:none}
.draft-mark{display:none}
hr.language{display:none}
@media print{
 details,nav.contents,.repeated,.spoken{display:none}
 .how{font-size:8.5pt}.how table.grid{font-size:8pt}
 .second-language{break-before:page}
 ${
   meta.draft
     ? `.draft-mark{display:block;position:fixed;inset:0;background:center/70% no-repeat url("${draftPicture(draft)}");z-index:9}`
     : ''
 }
}
@media screen{
 html{background:#eceef1}
 body{background:none}
 main{max-width:860px;margin:24px auto;background:#fff;padding:44px 52px;box-shadow:0 1px 3px rgb(0 0 0/.12);position:relative;font-size:13.5px}
 table.grid{font-size:12.5px}table.grid.dense{font-size:11px}table.grid.crowded{font-size:10px}
 .headline dt,.headline dd.note,.note{font-size:12px}
 .headline dd{font-size:21px}.headline dd.long{font-size:17px}.headline dd.wordy,.headline dd.wordy .figure{font-size:15px}
 figure.table{overflow-x:auto}
 details{font-size:12px;color:var(--quiet);margin-top:4px}details table{color:var(--ink);width:auto}
 nav.contents{font-size:12.5px;border-bottom:1px solid var(--rule);padding-bottom:10px;margin-bottom:18px}
 nav.contents ol{columns:2;column-gap:28px}
 nav.contents a{color:var(--ink);text-decoration:none;display:block;padding:4px 0}nav.contents a:hover,nav.contents a:focus-visible{text-decoration:underline}
 nav.contents .number{color:var(--quiet);display:inline-block;width:1.8em}
 .how article{scroll-margin-top:20px;padding:0 8px}
 .how article:target{position:fixed;right:16px;top:16px;bottom:16px;width:min(420px,calc(100vw - 32px));overflow:auto;background:#fff;border:1px solid var(--rule);box-shadow:0 6px 24px rgb(0 0 0/.18);padding:18px 22px;z-index:20}
 .how article:target .close{display:inline-block;float:right;color:var(--quiet)}
 .how article:target .facts{grid-template-columns:1fr;gap:0}.how article:target .facts dd{margin-bottom:6px}
 .how article:target table.grid{font-size:12px}
 footer.page-foot{font-size:11.5px;color:var(--quiet);border-top:1px solid var(--rule);padding-top:8px}
 ${
   meta.draft
     ? `.draft-mark{display:block;position:absolute;inset:0;pointer-events:none;background:center top/560px 560px repeat-y url("${draftPicture(draft)}")}`
     : ''
 }
}
@media screen and (max-width:640px){
 main{margin:0;padding:20px 16px;box-shadow:none}
 nav.contents ol{columns:1}
 .facts{grid-template-columns:1fr;gap:0}.facts dd{margin-bottom:6px}
 figure.drawing,section{overflow-x:auto}
 .chart{min-width:560px}
 .grid tbody th{min-width:104px}
 .headline{grid-template-columns:repeat(auto-fit,minmax(120px,1fr))}
}
@media print{footer.page-foot{display:none}}
@media screen{.on-paper{display:none}}
`;
}

/** As a picture and not as text: it must not come between the words of a page that is read by a machine. */
function draftPicture(text: string): string {
  const picture = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 600 600'><text x='300' y='330' text-anchor='middle' font-family='sans-serif' font-size='${text.length < 4 ? 170 : 130}' font-weight='700' fill='#a32020' fill-opacity='0.13' transform='rotate(-35 300 300)'>${text}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(picture)}`;
}

function cssText(text: string): string {
  const safe = [...allowed(text)]
    .map((each) =>
      each < ' ' || '\\"<>&'.includes(each) ? `\\${(each.codePointAt(0) ?? 32).toString(16)} ` : each,
    )
    .join('');
  return `"${safe}"`;
}
