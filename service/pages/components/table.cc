#include "service/pages/components/table.h"

#include <algorithm>
#include <cmath>

#include "taxonomies/base/text.h"

namespace corner::pages {
namespace {

SafeHtml Head(const Table& table) {
  Html html;
  html.Open("thead",
            {{"class", "nhsuk-table__head"}, Attribute::If(table.responsive, "role", "rowgroup")});
  html.Open("tr", {{"class", "nhsuk-table__row"}, Attribute::If(table.responsive, "role", "row")});
  for (const Table::Column& column : table.columns) {
    html.Open("th", {{"class", Classes("nhsuk-table__header",
                                       {{column.numeric, "nhsuk-table__header--numeric"}})},
                     {"scope", "col"},
                     Attribute::If(table.responsive, "role", "columnheader")});
    html.Add(column.name.html());
    if (!column.hidden.empty()) html.Add(HiddenText(Concat(" ", column.hidden)));
    html.Close();
  }
  return html.Take();
}

void AddCell(const Table& table, size_t index, const Content& cell, Html* html) {
  const bool header = index == 0 && table.first_is_header;
  const bool named = index < table.columns.size();
  const bool numeric = named && table.columns[index].numeric;
  const std::string_view block = header ? "nhsuk-table__header" : "nhsuk-table__cell";
  html->Open(header ? Tag("th") : Tag("td"),
             {{"class", Classes(block, {{numeric, Concat(block, "--numeric")}})},
              Attribute::If(header, "scope", "row"),
              Attribute::If(table.responsive, "role", header ? "rowheader" : "cell")});
  if (table.responsive && named) {
    html->Open("span", {{"class", "nhsuk-table__heading"}, {"aria-hidden", "true"}});
    html->Add(table.columns[index].name.html()).Text(" ").Close();
  }
  if (table.responsive && named && !cell.is_text()) {
    html->Element("span", cell.html());
  } else {
    html->Add(cell.html());
  }
  html->Close();
}

// A bar of 100 by 10 units, stretched to its cell. Decorative: the words beside it say the number.
SafeHtml Bar(double part) {
  const double shown = std::isfinite(part) ? std::clamp(part, 0.0, 1.0) : 0.0;
  const int width = static_cast<int>(std::lround(100 * shown));
  Html html;
  html.Open("svg", {{"class", "corner-bar"},
                    {"viewBox", "0 0 100 10"},
                    {"width", "100"},
                    {"height", "10"},
                    {"preserveAspectRatio", "none"},
                    {"focusable", "false"},
                    {"aria-hidden", "true"}});
  html.Open("rect", {{"class", "corner-bar__track"}, {"width", "100"}, {"height", "10"}}).Close();
  html.Open("rect",
            {{"class", "corner-bar__fill"}, {"width", std::to_string(width)}, {"height", "10"}});
  return html.Close().Take();
}

}  // namespace

SafeHtml Render(const Table& table) {
  Html html;
  html.Open("table",
            {{"class", Classes("nhsuk-table", {{table.compact, "nhsuk-table--compact"},
                                               {table.responsive, "nhsuk-table--responsive"},
                                               {!table.classes.empty(), table.classes}})},
             Attribute::If(table.responsive, "role", "table")});
  if (!table.caption.empty()) {
    const std::string size = Concat("nhsuk-table__caption--", SizeSuffix(table.caption_size));
    html.Element("caption", table.caption.html(),
                 {{"class", Classes("nhsuk-table__caption",
                                    {{table.caption_size != TextSize::kDefault, size}})}});
  }
  if (!table.columns.empty()) html.Add(Head(table));
  html.Open("tbody", {{"class", "nhsuk-table__body"}});
  for (const auto& row : table.rows) {
    html.Open("tr",
              {{"class", "nhsuk-table__row"}, Attribute::If(table.responsive, "role", "row")});
    for (size_t i = 0; i < row.size(); ++i) AddCell(table, i, row[i], &html);
    html.Close();
  }
  return html.Take();
}

SafeHtml Render(const BarTable& bars) {
  double full = bars.full;
  if (full <= 0) {
    for (const BarTable::Row& row : bars.rows) full = std::max(full, row.value);
  }
  // The bars' column has no name of its own: it draws what the column before it says.
  Table table{.caption = bars.caption,
              .caption_size = bars.caption_size,
              .columns = {{.name = bars.name_column},
                          {.name = bars.words_column},
                          {.name = HiddenText("Drawn as a bar")}},
              .first_is_header = true,
              .responsive = false,
              .classes = "corner-bar-table"};
  for (const BarTable::Row& row : bars.rows) {
    table.rows.push_back({row.name, row.words, Bar(full > 0 ? row.value / full : 0)});
  }
  return Render(table);
}

}  // namespace corner::pages
