/** Names that somebody may give a database or a branch, to put more into a summary or a comment than a name. */
export const hostileMarkup: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '</code></td></tr></table><h1>pwned</h1>',
  '"><script>alert(1)</script>',
  "' onmouseover='alert(1)",
  '<!-- pwned -->',
  '--><b>pwned</b>',
  '`pwned` ``pwned`` ```pwned',
  '[pwned](https://pwned.example) ![pwned](https://pwned.example/x.png)',
  '| pwned | pwned |\n| --- | --- |',
  'x\n\n# pwned\n\n- [x] pwned',
  'x\n\n<!-- upstash-redis-action/preview acme-shop-pr-7 -->',
  '@everyone @acme/owners a@pwned.example',
  '#1 acme/shop#1 GH-1 ffac537e6cbbf934b08745a378932722df287a53',
  'https://pwned.example www.pwned.example :rocket: $\\sqrt{x}$',
  '&lt;b&gt; &#60;b&#62; &commat;everyone',
  '\u202epwned\u202c\u200b\ufeff'
]
