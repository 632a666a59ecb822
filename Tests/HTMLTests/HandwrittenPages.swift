/// Pages whose tree differs between HTML 4, which libxml2 knows, and HTML 5.
let handwrittenPages: [String: String] = [
    "sections": """
    <!DOCTYPE html>
    <html lang="fr" dir="ltr">
    <head>
    <meta charset="iso-8859-1"><title>Été &amp; hiver</title>
    <link rel="stylesheet" href="a.css">
    <style>a > b { content: "</p>" }</style>
    <script>if (a < b && c) document.write("<b>x<\\/b>")</script>
    </head>
    <body class="page">
    <a href="#content">Aller</a>
    <header><nav aria-label="x"><ol><li><a href="..">Accueil</a></li></ol></nav></header>
    <main id="content"><article><h1>Titre</h1>
    <section><h2 id="a">A</h2><p>Un<br>deux<wbr>trois <img src="a.png" alt="">.</p></section>
    <aside class="tip"><p>Conseil</p></aside>
    <figure><picture><source srcset="a.webp"><img src="a.png" alt="x"></picture><figcaption>F</figcaption></figure>
    <details open><summary>Plus</summary><dl><dt>t</dt><dd>d</dd></dl></details>
    <video controls><source src="a.mp4"><track src="a.vtt">Texte</video>
    </article></main>
    <footer><p>© <time datetime="2026">2026</time></p></footer>
    <!-- fin -->
    </body>
    </html>

    """,
    "lists": """
    <!DOCTYPE html><html><head><title>x</title></head><body><ol><li>un<ul><li>a</li><li>b</li></ul></li><li><p>deux</p><ol><li>c</li></ol></li></ol>\
    <ul><li>x<li>y</ul><ol><ul><li>z</li></ul></ol><dl><dt>a<dd>b<dt>c<dd>d</dl><div><li>q<div>r</div><li>s</div></body></html>
    """,
    "tables": """
    <!DOCTYPE html><html><head><title>x</title></head><body><table><caption>C</caption><colgroup><col><col></colgroup><thead><tr><th scope="col">A</th>\
    </tr></thead><tbody><tr><th rowspan="2" scope="row"><a href="x">b</a></th><td><ul><li>c</li></ul></td></tr></tbody></table>\
    <table><tr><td>1<td>2<tr><td><table><tr><td>3</table></table><table><col><td>x</table></body></html>
    """,
    "pictures": """
    <!DOCTYPE html><html><head><title>x</title></head><body><p>a <svg viewBox="0 0 8 8" width="8"><title>T</title><g><path d="M0 0"/><circle r="1"/></g>\
    <a href="x"><text>y</text></a></svg> b</p><math><mi>x</mi></math></body></html>
    """,
    "forms": """
    <!DOCTYPE html><html><head><title>x</title></head><body><form role="search"><ul><li><label for="q">Q</label><input id="q" type="search" required></li></ul>\
    <select><option>a<option selected>b</select><button disabled>Go</button><textarea>
    x &lt;</textarea></form><fieldset><legend>l</legend><div>x</div></fieldset></body></html>
    """,
    "paragraphs": """
    <!DOCTYPE html><html><head><title>x</title></head><body><p>a<p>b<section>c</section><p>d<h2>e</h2><p><b>f</b><ul><li><p>g</ul><pre>

    h
    </pre><blockquote><p>i</blockquote><p>j<hr><button><p>k</button></body></html>
    """,
    "implied": "<!DOCTYPE html><title>x</title><p>a</p> b",
    "empty": "<!DOCTYPE html><html lang=en></html>",
    "unquoted":
        "<!DOCTYPE HTML><HTML><HEAD><TITLE>x</TITLE></HEAD><BODY CLASS=a><P ID=b>c&nbsp;d &copy; &#8217; &#x2014;</P></BODY></HTML>",
    "textFirst": "<!DOCTYPE html><html><head></head>texte <b>gras</b></html>",
    "scriptAfterHead":
        "<!DOCTYPE html><html><head><title>x</title></head><body><script>a</script><p>b</p><noscript><p>c</p></noscript></body></html>",
    "template":
        "<!DOCTYPE html><html><head><title>x</title></head><body><ruby>a<rt>b<rt>c</ruby><select><optgroup label=a><option>b<optgroup label=c></select></body></html>",
]
