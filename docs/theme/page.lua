-- A filter for pandoc that makes a page of the book from a page of docs: the title's parts, the contents, links, figures
-- inside the page, and names for what a lesson prints (checks, refusals, tables), which book.css gives a look.
-- Metadata: source, the file that is read; pages, the pages of the book as "path=name.html" between spaces.

local stringify = pandoc.utils.stringify
local source, pages, lesson = '', {}, nil
local figureCount = 0

local function html(text) return pandoc.RawBlock('html', text) end

local function escape(text)
  return (text:gsub('[&<>"]', { ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;' }))
end

local function folder() return source:match('^(.*)/') or '.' end

-- docs/x + ../Lessons/y → Lessons/y
local function resolve(path)
  path = folder() .. '/' .. path
  local parts = {}
  for part in path:gmatch('[^/]+') do
    if part == '..' and #parts > 0 then table.remove(parts) elseif part ~= '.' then table.insert(parts, part) end
  end
  return table.concat(parts, '/')
end

local function readMeta(meta)
  source = stringify(meta.source)
  lesson = source:match('lessons/(%d%d)%.md$')
  for path, name in stringify(meta.pages):gmatch('(%S+)=(%S+)') do pages[path] = name end
end

-- A figure becomes a part of the page, and its ids, which are those of others too, get a prefix. What is called a picture
-- stays a file in assets, with its own style.
local function inlineFigure(image)
  local path = resolve(image.src)
  local file = assert(io.open(path), source .. ': there is no figure ' .. path)
  local svg = file:read('a')
  file:close()
  local alt, name = stringify(image.caption), path:match('([^/]+)%.svg$')
  assert(alt ~= '', source .. ': a figure without an alt text: ' .. path)
  if image.classes:includes('picture') then
    return html(('<figure class="picture">\n<img src="assets/%s.svg" alt="%s">\n</figure>'):format(name, escape(alt)))
  end
  local prefix = name .. '-'
  svg = svg:gsub('^.-<svg', '<svg', 1):gsub('<title>.-</title>', '', 1)
  svg = svg:gsub('(%sid=[\'"])', '%1' .. prefix):gsub('url%(#', 'url(#' .. prefix)
  svg = svg:gsub('(href=[\'"]#)', '%1' .. prefix):gsub('\n%s*\n', '\n')
  svg = svg:gsub('<svg', '<svg role="img" aria-label="' .. escape(alt):gsub('%%', '%%%%') .. '"', 1)
  local caption = escape(alt:match('^(.-%.)%s+%u') or alt)
  if lesson then
    figureCount = figureCount + 1
    caption = ('<span class="number">Figure %d.%d</span> %s'):format(tonumber(lesson), figureCount, caption)
  end
  return html(('<figure>\n%s\n<figcaption>%s</figcaption>\n</figure>'):format(svg, caption))
end

local function linkTarget(target)
  if target:match('^%a+:') or target:match('^#') then return target end
  local path, anchor = target:match('^([^#]*)(.*)$')
  local name = pages[resolve(path)]
  assert(name, source .. ': links to ' .. target .. ', which is no page of the book')
  return name .. anchor
end

-- `swift run Lesson04-…` leads to that lesson's page, and so does "Lesson 4".
local function lessonPage(number)
  number = ('%02d'):format(tonumber(number))
  if number ~= lesson then return pages['docs/lessons/' .. number .. '.md'] end
end

local function linkLessons(inlines)
  local result = pandoc.List()
  local k = 1
  while k <= #inlines do
    local here, after = inlines[k], inlines[k + 2]
    local gap = inlines[k + 1] and (inlines[k + 1].t == 'Space' or inlines[k + 1].t == 'SoftBreak')
    local before = here.t == 'Str' and gap and here.text:match('^(%(?)Lesson$')
    local number, rest
    if before and after and after.t == 'Str' then number, rest = after.text:match("^(%d+)(.*)$") end
    local page = number and lessonPage(number)
    if page then
      if before ~= '' then result:insert(pandoc.Str(before)) end
      result:insert(pandoc.Link({ pandoc.Str('Lesson\u{a0}' .. number) }, page, '', { class = 'lesson' }))
      if rest ~= '' then result:insert(pandoc.Str(rest)) end
      k = k + 3
    else
      local command = here.t == 'Code' and here.text:match('^swift run Lesson(%d%d)%-%S+$')
      page = command and lessonPage(command)
      result:insert(page and pandoc.Link({ here }, page, '', { class = 'lesson' }) or here)
      k = k + 1
    end
  end
  return result
end

-- Short code is not broken at its hyphens.
local function code(inline)
  if utf8.len(inline.text) <= 28 then inline.classes:insert('short') return inline end
end

local function isCheck(blocks)
  local first = blocks[1] and blocks[1].content and blocks[1].content[1]
  return first and first.t == 'Str' and first.text == '✓'
end

local function namedList(list)
  for _, item in ipairs(list.content) do
    if not isCheck(item) then return nil end
  end
  for _, item in ipairs(list.content) do
    item[1].content[1] = pandoc.Span({ pandoc.Str('✓') }, { class = 'tick' })
  end
  return pandoc.Div({ list }, { class = 'checks' })
end

local function refusal(quote)
  local first = quote.content[1].content and quote.content[1].content[1]
  if first and stringify(first) == '!' then return pandoc.Div(quote.content, { class = 'refusal' }) end
end

local function wrapTable(tbl)
  for k, spec in ipairs(tbl.colspecs) do tbl.colspecs[k] = { spec[1], nil } end
  local function total(row)
    local first = row.cells[1] and row.cells[1].contents[1]
    local bold = first and first.content and first.content[1]
    if bold and bold.t == 'Strong' then row.attr.classes:insert('total') end
  end
  -- Cells of prose need room, where numbers need none.
  local prose = false
  local function long(cell)
    if utf8.len(stringify(cell.contents)) > 40 then
      cell.attr.classes:insert('long')
      prose = true
    end
  end
  for _, body in ipairs(tbl.bodies) do
    for _, row in ipairs(body.body) do
      total(row)
      for _, cell in ipairs(row.cells) do long(cell) end
    end
  end
  return pandoc.Div({ tbl }, { class = prose and 'table prose' or 'table' })
end

-- "Lesson 3 · Cross-entropy: the price of a wrong belief" in three parts.
local function title(header, meta)
  local text = stringify(header)
  local number, name, claim = text:match('^(Lesson %d+) · (.-): (.*)$')
  if not number then number, name = text:match('^(Lesson %d+) · (.*)$') end
  meta.title = pandoc.MetaString(text)
  meta.eyebrow = number and pandoc.MetaString(number)
  meta.name = pandoc.MetaString(name or text)
  meta.claim = claim and pandoc.MetaString(claim) or meta.claim
end

local function heading(header, contents)
  local text = stringify(header)
  local number, name = text:match('^(%d+) · (.*)$')
  local label = number and ('<span class="number">%s</span> %s'):format(number, escape(name)) or escape(text)
  if header.level == 2 then
    contents:insert(('<li><a href="#%s">%s</a></li>'):format(header.identifier, label))
  end
  local opening = ('<a class="anchor" href="#%s">'):format(header.identifier)
  local inlines = header.content
  if number then
    opening = opening .. ('<span class="number">%s</span> '):format(number)
    inlines = pandoc.List({ table.unpack(inlines, 5) })
  end
  -- A link in a heading, which is a link itself, becomes text.
  inlines = pandoc.Span(inlines):walk({ Link = function(link) return link.content end }).content
  inlines:insert(1, pandoc.RawInline('html', opening))
  inlines:insert(pandoc.RawInline('html', '</a>'))
  header.content = inlines
  return header
end

local function arrange(document)
  local blocks, contents = pandoc.List(), pandoc.List()
  for _, block in ipairs(document.blocks) do
    if block.t == 'Header' and block.level == 1 then
      title(block, document.meta)
    else
      blocks:insert(block.t == 'Header' and heading(block, contents) or block)
    end
  end
  document.blocks = blocks
  document.meta.contents = #contents > 1 and pandoc.MetaBlocks({ html(table.concat(contents, '\n')) }) or nil
  local command = lesson and blocks[1] and blocks[1].text and blocks[1].text:match('Lessons/(Lesson%d%d%-%w+)/main')
  if command then document.meta.command = pandoc.MetaString('swift run ' .. command) end
  if command then table.remove(document.blocks, 1) end
  return document
end

return {
  { Meta = readMeta },
  { Link = function(link) link.target = linkTarget(link.target) return link end },
  { Para = function(para)
      local only = #para.content == 1 and para.content[1]
      if only and only.t == 'Image' then return inlineFigure(only) end
      if only and only.t == 'Math' then return pandoc.Div({ para }, { class = 'equation' }) end
    end },
  { Image = function(image) error(source .. ': not a paragraph of its own: the picture ' .. image.src) end },
  { Inlines = linkLessons },
  { Code = code, BulletList = namedList, BlockQuote = refusal, Table = wrapTable },
  { Pandoc = arrange },
}
