// What a browser sees of a page that a reader would mind, as a list of sentences. Evaluated in the page by pages.py.
() => {
  const found = [];
  const say = (text) => found.push(text);
  const excerpt = (text) => text.trim().replace(/\s+/g, ' ').slice(0, 50);
  const all = (selector) => [...document.querySelectorAll(selector)];

  // Form
  if (!document.documentElement.lang) say('no language is named');
  if (!document.title.trim()) say('no title');
  if (all('script').length > 0) say('a script');
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) say(`scrolls sideways: ${wide} px in a window of ${innerWidth}`);

  // Headings
  const headings = all('h1, h2, h3, h4, h5, h6');
  const ones = headings.filter((heading) => heading.tagName === 'H1').length;
  if (ones !== 1) say(`${ones} headings of level 1`);
  let level = 0;
  for (const heading of headings) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) say(`heading "${excerpt(heading.textContent)}" skips from level ${level} to ${next}`);
    level = next;
  }

  // Ids
  const ids = new Set();
  for (const element of all('[id]')) {
    if (ids.has(element.id)) say(`the id ${element.id} is there twice`);
    ids.add(element.id);
  }

  // Formulas and figures
  const box = (element) => element.getBoundingClientRect();
  for (const formula of all('.katex')) {
    const { width, height } = box(formula.querySelector('.katex-html') || formula);
    if (width < 1 || height < 1) say(`formula ${excerpt(formula.textContent)} is not visible`);
  }
  if (document.body.textContent.includes('$$')) say('a formula was left as TeX');
  for (const image of all('figure svg, figure img, main img')) {
    const { width, height } = box(image);
    if (width < 100 || height < 50) say(`a figure of ${width} × ${height} px`);
    const alt = image.tagName === 'IMG' ? image.alt : image.getAttribute('role') === 'img' && image.getAttribute('aria-label');
    if (!alt) say('a figure without alt text');
    if (image.tagName === 'IMG' && image.naturalWidth === 0) say(`a picture that does not load: ${image.getAttribute('src')}`);
  }
  for (const font of document.fonts) {
    if (font.status === 'error') say(`the font ${font.family} does not load`);
  }
  if (all('.katex').length > 0 && ![...document.fonts].some((font) => font.family.startsWith('KaTeX') && font.status === 'loaded'))
    say('the fonts of formulas are not loaded');

  // Contrast
  const color = (text) => {
    const numbers = text.match(/[\d.]+/g)?.map(Number);
    return numbers ? { rgb: numbers.slice(0, 3), alpha: numbers[3] ?? 1 } : { rgb: [0, 0, 0], alpha: 0 };
  };
  const over = (front, back) => front.rgb.map((value, k) => value * front.alpha + back[k] * (1 - front.alpha));
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const background = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(color(getComputedStyle(at).backgroundColor));
    const canvas = matchMedia('(prefers-color-scheme: dark)').matches ? [18, 18, 18] : [255, 255, 255];
    return layers.reverse().reduce((back, layer) => over(layer, back), canvas);
  };
  const opacity = (element) => {
    let product = 1;
    for (let at = element; at; at = at.parentElement) product *= Number(getComputedStyle(at).opacity);
    return product;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const pale = new Map();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility() || element.closest('.katex-mathml, style, title, .skip')) continue;
    const style = getComputedStyle(element);
    const front = color(element.closest('svg') && !element.closest('foreignObject') && !element.closest('.katex')
      ? style.fill : style.color);
    front.alpha *= opacity(element);
    const back = background(element);
    const [dark, light] = [luminance(over(front, back)), luminance(back)].sort((a, b) => a - b);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < 4.5) {
      const key = `${style.color} ${contrast.toFixed(2)}`;
      if (!pale.has(key)) pale.set(key, `contrast ${contrast.toFixed(2)} of "${excerpt(node.data)}" (${element.className || element.tagName})`);
    }
  }
  found.push(...pale.values());
  return found;
}
