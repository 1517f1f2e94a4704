/** The page's style: by day and by night, with colours that colour-blind readers can tell apart. */
export const STYLE = `:root{color-scheme:light dark;--paper:#fff;--ink:#1d2433;--faint:#667;--grid:#e3e6ee;
--ours:#0b62c4;--peer:#c2410c;--plain:#667;--minify:#8a6d00;--toon:#7a3db8;--head:#b0256b;--bm25:#0f766e}
@media(prefers-color-scheme:dark){:root{--paper:#12151c;--ink:#e8ebf2;--faint:#9aa3b5;--grid:#2b3140;
--ours:#6cb0ff;--peer:#ff9a5c;--plain:#9aa3b5;--minify:#e0c14a;--toon:#c79bff;--head:#ff86bd;--bm25:#4fd1c0}}
body{font:15px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem;color:var(--ink);background:var(--paper)}
h2{margin-top:2.5rem}p.notes,figcaption{font-size:.85rem;color:var(--faint)}
.panels{display:grid;grid-template-columns:repeat(auto-fill,minmax(18rem,1fr));gap:1rem}figure{margin:0}
svg{width:100%;height:auto}.legend svg{width:16px;height:16px;vertical-align:-3px;margin-right:.3rem}.entry{margin-right:1rem;white-space:nowrap}
svg text{font-size:10px;fill:var(--faint)}.grid{stroke:var(--grid)}.line{fill:none;stroke-width:2}
.ours{--colour:var(--ours)}.peer{--colour:var(--peer)}.plain{--colour:var(--plain)}.minify{--colour:var(--minify)}
.toon{--colour:var(--toon)}.head{--colour:var(--head)}.bm25{--colour:var(--bm25)}
.line{stroke:var(--colour)}.mark{fill:var(--colour);stroke:var(--paper);stroke-width:.25}
.table{overflow-x:auto}table{border-collapse:collapse;font-size:.85rem}td,th{padding:.2rem .8rem .2rem 0;text-align:right;vertical-align:top}
th{border-bottom:1px solid var(--grid)}td{font-variant-numeric:tabular-nums;white-space:nowrap}td:first-child,th:first-child{text-align:left}`;
