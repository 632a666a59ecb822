/// The look of all pages.
enum Stylesheet {
    static let css = """
        :root {
          color-scheme: light dark;
          --paper: light-dark(#f6f7f9, #15181d); --card: light-dark(#fff, #1e232a); --ink: light-dark(#1b2330, #e7ebf1);
          --quiet: light-dark(#566173, #a3aebd); --line: light-dark(#d5dae2, #363e49); --accent: light-dark(#1a56b0, #8ab8ff);
          --on-accent: light-dark(#fff, #10213a); --top: light-dark(#1d2735, #0e1116); --warn: light-dark(#fff3d6, #463712);
          --warn-line: light-dark(#b97a00, #d9a441); --good: light-dark(#e2f4e6, #173a22); --good-line: light-dark(#2c8043, #5cb878);
        }
        * { box-sizing: border-box; }
        body { margin: 0; font: 1rem/1.5 system-ui, sans-serif; background: var(--paper); color: var(--ink);
          min-height: 100vh; display: flex; flex-direction: column; }
        .screen { flex: 1; }
        .top { background: var(--top); color: #fff; display: flex; align-items: center; gap: 1rem;
          padding: .6rem 1.5rem; min-height: 3.5rem; }
        .brand { font-weight: 600; margin-inline-end: auto; }
        main { width: min(52rem, 100% - 2rem); margin: 2rem auto; }
        h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 1rem; }
        h2 { font-size: 1.15rem; margin: 1.5rem 0 .5rem; }
        a { color: var(--accent); }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        button { font: inherit; padding: .5rem 1rem; border: 1px solid var(--accent); border-radius: .4rem; background: var(--accent);
          color: var(--on-accent); cursor: pointer; margin: .25rem .5rem .25rem 0; }
        button:hover { filter: brightness(1.1); }
        .top button, button.avatar { width: 2.5rem; height: 2.5rem; padding: 0; border-radius: 50%; margin: 0; }
        .top button:not(.avatar) { width: auto; border-radius: .4rem; padding: 0 1rem; }
        .group button { background: transparent; color: var(--accent); }
        button.check { display: block; border: 0; background: none; color: inherit; padding: .3rem 0; }
        button.check::before { content: "☐ " / ""; font-size: 1.3em; vertical-align: -.08em; }
        button.check[aria-checked=true]::before { content: "☑ " / ""; }
        .field { margin: 1rem 0; }
        .field input[type=checkbox] { margin: 0 .5rem 0 0; }
        .field label { display: inline-block; }
        .field label:first-child { min-width: 7rem; }
        input:not([type=checkbox]), select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--line);
          border-radius: .4rem; padding: .4rem .6rem; }
        .field input:not([type=checkbox]) { width: min(22rem, 100%); }
        input[aria-invalid=true] { border-color: var(--warn-line); }
        .links ul, .sandbox nav ul, .menu { list-style: none; padding: 0; margin: 0; display: flex; flex-wrap: wrap; gap: .75rem; }
        .links { margin: 0 0 1rem; }
        .links a { display: block; padding: .6rem 1rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
          text-decoration: none; font-weight: 600; }
        .menu { display: block; width: 18rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .4rem;
          box-shadow: 0 6px 20px #0002; }
        .menu a { display: block; padding: .5rem .8rem; border-radius: .35rem; text-decoration: none; }
        .links a:hover, .menu a:hover { border-color: var(--accent); background: var(--paper); }
        .tabs { display: flex; gap: .25rem; border-bottom: 1px solid var(--line); margin-top: 1.5rem; }
        .tabs a { padding: .5rem 1.1rem; text-decoration: none; color: var(--quiet); border-bottom: 3px solid transparent; }
        .tabs a[aria-selected=true] { color: var(--ink); border-color: var(--accent); font-weight: 600; }
        .panel { padding: .25rem 0; }
        .bottom { margin-top: 2rem; }
        .group { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem 1rem; background: var(--card);
          border: 1px solid var(--line); border-radius: .5rem; padding: .8rem 1rem; }
        .group .label { font-weight: 600; margin-inline-end: auto; }
        .group .status, main > .status { margin: 0; padding: .15rem .8rem; border-radius: 1rem; background: var(--good);
          border: 1px solid var(--good-line); width: fit-content; }
        main > .status { margin-bottom: 1rem; }
        .banner, .notice { padding: .7rem 1rem; border-radius: .4rem; margin: 0 0 1.25rem; }
        .banner, .notice.error { background: var(--warn); border-inline-start: 4px solid var(--warn-line); }
        .notice { background: var(--good); border-inline-start: 4px solid var(--good-line); }
        dl { margin: 0 0 1.25rem; background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .4rem 1rem; }
        dl div { display: flex; gap: 1rem; padding: .3rem 0; }
        dt { color: var(--quiet); min-width: 9rem; }
        dd { margin: 0; }
        table { width: 100%; border-collapse: collapse; background: var(--card); font-size: .95rem; }
        caption { text-align: start; color: var(--quiet); padding: .3rem 0; }
        th, td { text-align: start; vertical-align: top; padding: .45rem .7rem; border: 1px solid var(--line); }
        td small { display: block; color: var(--quiet); }
        .sandbox { border-top: 1px solid var(--line); padding: 1rem 1.5rem; font-size: .875rem; color: var(--quiet); }
        .sandbox nav a[aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
        .sandbox details { margin-top: .6rem; }
        .sandbox form { display: inline-flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; }
        .sandbox label span { display: block; }
        .sandbox button { background: transparent; color: var(--accent); padding: .3rem .7rem; }
        @media (max-width: 40rem) {
          dl div { display: block; }
          .top { padding-inline: 1rem; }
          table { font-size: .8rem; }
          th, td { padding: .3rem .4rem; hyphens: auto; overflow-wrap: break-word; }
        }

        """
}
