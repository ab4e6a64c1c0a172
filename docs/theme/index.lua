-- A filter for pandoc that fills the title page: the lessons from their pages, and links to what else the book holds.
-- Metadata: folder, the book's; pages, as in page.lua.

local stringify = pandoc.utils.stringify
local folder, pages = '', {}

local function escape(text) return (text:gsub('[&<>]', { ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;' })) end

local function exists(name)
  local file = io.open(folder .. '/' .. name)
  return file and file:close()
end

local function readMeta(meta)
  folder = stringify(meta.folder)
  for path, name in stringify(meta.pages):gmatch('(%S+)=(%S+)') do table.insert(pages, { path = path, name = name }) end
end

local function lesson(page)
  local file = assert(io.open(page.path))
  local blocks = pandoc.read(file:read('a'), 'gfm+tex_math_dollars+smart').blocks
  file:close()
  local number, name, claim, questions = nil, nil, nil, {}
  for _, block in ipairs(blocks) do
    local text = block.t == 'Header' and escape(stringify(block)) or ''
    if text:match('^Lesson %d+ · ') then
      number, name = text:match('^Lesson (%d+) · (.*)$')
      if name:match(': ') then name, claim = name:match('^(.-): (.*)$') end
    elseif text:match('^%d+ · ') then
      local link = ('<a href="%s#%s">%s</a>'):format(page.name, block.identifier, text:match('^%d+ · (.*)$'))
      table.insert(questions, '<li>' .. link .. '</li>')
    end
  end
  assert(number, page.path .. ': the title is not "Lesson N · …"')
  return ([[<li><h3><a href="%s"><span class="number">%s</span> <span class="name">%s</span>%s</a></h3>
<ul class="questions">%s</ul></li>]]):format(
    page.name, number, name, claim and ' <span class="claim">' .. claim .. '</span>' or '', table.concat(questions, '\n'))
end

local function lessons()
  local items = {}
  for _, page in ipairs(pages) do
    if page.path:match('lessons/%d%d%.md$') then table.insert(items, lesson(page)) end
  end
  return pandoc.RawBlock('html', '<ol class="lessons">\n' .. table.concat(items, '\n') .. '\n</ol>')
end

local function extras()
  local items, listed = {}, {}
  for _, page in ipairs(pages) do listed[page.name] = true end
  local function add(name, title, meaning)
    if listed[name] or exists(name) then
      table.insert(items, ('<li><a href="%s">%s</a> %s</li>'):format(name, title, meaning))
    end
  end
  add('posterior.pdf', 'The course in one PDF', 'to print, or to read away from a screen')
  add('slides/01.html', 'Slides', 'of every lesson, from Lesson 1 on')
  add('notebooks/01.ipynb', 'Notebooks', 'for Jupyter, one a lesson, with their outputs')
  add('reference/index.html', 'API reference', 'every function and type of the library, with its formula')
  add('teaching.html', 'Teaching', 'goals, minutes, demonstrations and questions for a class')
  add('notation.html', 'Notation', 'one symbol, one name, one shape, everywhere')
  add('sources.html', 'Sources', 'lectures, books and papers, and what the lessons correct')
  add('data.html', 'Data', 'the tables of the lessons, and where they come from')
  return pandoc.RawBlock('html', '<ul class="extras">\n' .. table.concat(items, '\n') .. '\n</ul>')
end

return {
  { Meta = readMeta },
  { Div = function(div)
      if div.classes:includes('lessons') then return lessons() end
      if div.classes:includes('extras') then return extras() end
    end },
}
