#include "table/sample.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <unordered_map>

namespace hub::table::sample {

namespace {

using namespace std::string_view_literals;

constexpr std::array first_names { "Anna"sv, "Anne-Marie"sv, "Jürgen"sv, "Łukasz"sv, "Siobhán"sv, "José"sv, "Anh"sv, "Mary Ann"sv, "Joe"sv,
    ""sv };
constexpr std::array last_names { "Nguyễn"sv, "O'Neil"sv, "O’Neill"sv, "García-Márquez"sv, "Smith"sv, "Smith-Jones"sv, "Anderson"sv,
    "Øverland"sv, "Weiß"sv, "Johannesson"sv, "Johnson"sv, "Ng"sv };
constexpr std::array kinds { "Work Status Report"sv, "Work Status Report (Spanish)"sv, "Drug Screen Result"sv, "DOT Card"sv, "Audiogram"sv,
    "Physical Therapy Progress Note with Recommendations"sv, ""sv };
constexpr std::array states { "TX"sv, "CA"sv, "New Mexico"sv, "GA"sv, "NY"sv, ""sv };

template <class Words>
std::string any_of(Words const& words, Random& random) {
    return std::string { words[random.below(words.size())] };
}

Uuid random_id(Random& random) {
    Uuid id;
    random.fill(id.bytes);
    return id;
}

/// Each distinct text once, in order of appearance, and the positions.
struct Coding {
    std::vector<std::string> dictionary;
    std::vector<std::uint32_t> codes;

    explicit Coding(std::vector<std::string> const& texts) {
        std::map<std::string, std::uint32_t> known;
        for (auto const& text : texts) {
            auto const [entry, is_new] = known.try_emplace(text, static_cast<std::uint32_t>(dictionary.size()));
            if (is_new) { dictionary.push_back(text); }
            codes.push_back(entry->second);
        }
    }
};

}  // namespace

Documents::Documents()
    : employee(table.add_dictionary("employee")), name(table.add_text("document")), state(table.add_dictionary("state")),
      center(table.add_dictionary("center")), posted(table.add_date("posted")), pages(table.add_number("pages")),
      reviewed(table.add_flag("reviewed")) {}

void Documents::put(std::vector<Document> const& documents, Delivery delivery) {
    std::vector<Uuid> ids;
    std::vector<std::string> employees;
    std::vector<std::string> names;
    std::vector<std::string> of_states;
    std::vector<std::string> centers;
    std::vector<Date> dates;
    std::vector<std::int64_t> numbers;
    std::vector<std::uint8_t> flags;
    for (auto const& document : documents) {
        ids.push_back(document.id);
        employees.push_back(document.employee);
        names.push_back(document.name);
        of_states.push_back(document.state);
        centers.push_back(document.center);
        dates.push_back(document.posted);
        numbers.push_back(document.pages);
        flags.push_back(document.reviewed ? 1 : 0);
        auto const known = std::ranges::find(rows, document.id, &Document::id);
        if (known != rows.end()) {
            *known = document;
        } else {
            rows.push_back(document);
        }
    }
    Coding const coded_employees(employees);
    Coding const coded_states(of_states);
    auto const cells = [&](std::vector<std::string> const& texts, Coding const& coding) {
        return delivery == Delivery::Coded ? Cells { CodedTexts { coding.dictionary, coding.codes } } : Cells { std::span { texts } };
    };
    auto const put = table.put({ ids,
        { cells(employees, coded_employees), std::span<std::string const> { names }, cells(of_states, coded_states),
            std::span<std::string const> { centers }, std::span<Date const> { dates }, std::span<std::int64_t const> { numbers },
            std::span<std::uint8_t const> { flags } } });
    if (!put) { rows.clear(); }
}

void Documents::remove(std::vector<Row> const& numbers) {
    std::vector<Uuid> ids;
    for (Row const row : numbers) {
        rows[row].removed = true;
        ids.push_back(rows[row].id);
    }
    table.remove(ids);
}

Document random_document(Random& random) {
    Document document;
    document.id = random_id(random);
    document.employee = any_of(first_names, random) + " " + any_of(last_names, random);
    if (random.below(3) == 0) { document.employee += " " + std::to_string(random.below(500)); }
    document.name = any_of(kinds, random);
    if (random.below(2) == 0) { document.name += "_" + std::to_string(random.below(100'000)) + ".pdf"; }
    document.state = any_of(states, random);
    document.center = "Center " + std::to_string(random.below(300));
    if (random.below(20) != 0) { document.posted = Date::from_parts(2026, 11, 1).plus_days(static_cast<std::int32_t>(random.below(90))); }
    if (random.below(20) != 0) { document.pages = static_cast<std::int64_t>(random.below(30)) - 5; }
    document.reviewed = random.below(3) == 0;
    return document;
}

std::vector<Document> random_documents(Random& random, std::size_t count) {
    std::vector<Document> documents;
    documents.reserve(count);
    for (std::size_t i = 0; i < count; ++i) { documents.push_back(random_document(random)); }
    return documents;
}

std::string random_query(Random& random) {
    auto const part_of = [&](std::string_view word) {
        if (word.empty()) { return std::string {}; }
        std::size_t const begin = random.below(word.size());
        return std::string { word.substr(begin, 1 + random.below(word.size() - begin)) };
    };
    switch (random.below(7)) {
    case 0: return part_of(any_of(last_names, random));
    case 1: return any_of(first_names, random) + " " + part_of(any_of(last_names, random));
    case 2: return part_of(any_of(kinds, random));
    case 3: return part_of(any_of(kinds, random)) + " " + part_of(any_of(first_names, random));
    case 4: return std::to_string(random.below(1000));
    case 5: return "no such words at all";
    default: return {};
    }
}

bool matches(std::vector<std::string> const& tokens, std::initializer_list<std::string> texts) {
    // The same few texts are asked for again and again.
    static std::unordered_map<std::string, std::string> folds;
    auto const folded = [&](std::string const& text) -> std::string const& {
        auto const [known, is_new] = folds.try_emplace(text);
        if (is_new) { known->second = fold(text); }
        return known->second;
    };
    return std::ranges::all_of(tokens, [&](std::string const& token) {
        return std::ranges::any_of(texts, [&](std::string const& text) { return folded(text).contains(token); });
    });
}

}  // namespace hub::table::sample
