// hub-make-pdfs: documents for measurements and for looking at, made by the product's own composer; or plain ones that
// carry a large picture which all share, as letters with a scanned logo do.
#include "base/date.hpp"
#include "base/random.hpp"
#include "pdf/compose.hpp"
#include "pdf/file/file_writer.hpp"
#include "pdf/forms/authorization_form.hpp"
#include "pdf/forms/invoice_form.hpp"
#include "pdf/forms/result_form.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Bytes = std::vector<std::byte>;

Bytes read_file(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    std::string const text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    auto const bytes = std::as_bytes(std::span(text));
    return { bytes.begin(), bytes.end() };
}

void write_file(std::string const& path, Bytes const& bytes) {
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<char const*>(bytes.data()), std::ssize(bytes));
}

hub::pdf::Letterhead letterhead() {
    return { "Northfield Occupational Health", "Medical centers for working people", "Dallas – Stemmons",
        "2600 N Stemmons Fwy, Suite 110\nDallas, TX 75207", "214-555-0142" };
}

hub::pdf::ResultFacts facts_of(int index) {
    constexpr std::array<std::string_view, 8> names = { "Nguyễn Thị Mai", "Łukasz Kowalski", "Siobhán O’Neil", "José García-Márquez",
        "Anne-Marie Dupont", "Terrence Jackson", "Zoë Krüger", "Đặng Quốc Bảo" };
    hub::pdf::ResultFacts facts;
    facts.kind = index % 25 + 1;
    facts.outcome = static_cast<hub::pdf::ResultOutcome>(index / 25 % 4);
    facts.detail = index / 100 % 2 == 0 ? hub::pdf::Detail::MinimumNecessary : hub::pdf::Detail::Full;
    facts.document_id = "R-" + std::to_string(104200 + index);
    facts.posted = { 1'795'000'000'000 + index * 60'000LL };
    facts.employee = names[static_cast<std::size_t>(index) % names.size()];
    facts.birth_date = hub::Date::from_parts(1970 + index % 30, 1 + index % 12, 1 + index % 28);
    facts.employer = "Acme Manufacturing";
    facts.company_location = "Dallas warehouse";
    if (hub::pdf::is_injury_kind(facts.kind, index % 2 == 0)) { facts.claim_number = "WC-2026-" + std::to_string(48000 + index); }
    facts.authorization_number = "A-" + std::to_string(70310 + index);
    facts.letterhead = letterhead();
    facts.support_phone = "1-844-555-0168";
    facts.physician = "Maria Okafor, MD";
    facts.center_state = "TX";
    facts.service_date = hub::Date::from_parts(2026, 9 + index % 3, 1 + index % 28);
    facts.variation = static_cast<std::uint64_t>(index);
    return facts;
}

/// A page with a picture of 68,000 bytes that all documents share and 67,000 bytes of its own.
Bytes picture_document(int index) {
    Bytes out;
    hub::pdf::FileWriter writer([&](std::span<std::byte const> bytes) -> hub::ErrorOr<void> {
        out.insert(out.end(), bytes.begin(), bytes.end());
        return {};
    });
    auto const noise = [](std::uint64_t seed, std::size_t size) {
        std::vector<std::uint8_t> data(size);
        hub::SeededRandom(seed).fill(data);
        auto const bytes = std::as_bytes(std::span(data));
        return hub::pdf::deflate(bytes);
    };
    auto const catalog = writer.reserve();
    auto const tree = writer.reserve();
    auto const page = writer.reserve();
    auto const shared = writer.put_stream(
        0, "/Type/XObject/Subtype/Image/Width 200/Height 113/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode", noise(1, 67'800));
    auto const own =
        writer.put_stream(0, "/Type/XObject/Subtype/Image/Width 200/Height 111/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode",
            noise(static_cast<std::uint64_t>(index) + 2, 66'600));
    std::string const drawing = "q 200 0 0 113 50 640 cm /A Do Q q 200 0 0 111 50 400 cm /B Do Q";
    auto const content = writer.put_stream(0, "", std::as_bytes(std::span(drawing)));
    auto const text = [](std::string before, hub::pdf::ObjectNumber number) {
        hub::pdf::append_reference(before, number);
        return before;
    };
    writer.put(page,
        text("<</Type/Page/MediaBox[0 0 612 792]/Parent ", tree) + text("/Contents ", content) + text("/Resources<</XObject<</A ", shared)
            + text("/B ", own) + ">>>>>>");
    writer.put(tree, text("<</Type/Pages/Count 1/Kids[", page) + "]>>");
    writer.put(catalog, text("<</Type/Catalog/Pages ", tree) + ">>");
    if (!writer.finish(catalog, 0)) { std::abort(); }
    return out;
}

hub::pdf::DocumentForm sample_invoice() {
    hub::pdf::InvoiceFacts facts { .number = "I-2026-11873",
        .issued = hub::Date::from_parts(2026, 11, 2),
        .created = { 1'795'000'000'000 },
        .status = "New",
        .employer = "Acme Manufacturing",
        .billing_contact = "Accounts payable, José García-Márquez",
        .billing_address = "900 Commerce St\nDallas, TX 75202",
        .company_location = "Dallas warehouse",
        .market = "Dallas – Fort Worth",
        .letterhead = letterhead(),
        .billing_office_phone = "1-800-555-0131",
        .remit_to = "PO Box 5106\nDallas, TX 75250",
        .paid = { 12'000 } };
    for (int i = 0; i < 34; ++i) {
        facts.lines.push_back({ hub::Date::from_parts(2026, 10, 1 + i % 28), std::string(facts_of(i).employee),
            i % 3 == 0 ? "DOT physical examination" : "Urine drug screen, five panels, rapid collection", "Dallas – Stemmons",
            { 4'800 + i * 125 } });
    }
    return hub::pdf::invoice_form(facts);
}

hub::pdf::DocumentForm sample_authorization() {
    return hub::pdf::authorization_form({ .number = "A-70312",
        .created = { 1'795'000'000'000 },
        .issued = hub::Date::from_parts(2026, 11, 2),
        .expires = hub::Date::from_parts(2026, 12, 2),
        .is_injury = false,
        .employee = "Łukasz Kowalski",
        .birth_date = hub::Date::from_parts(1988, 4, 9),
        .job_title = "Commercial driver",
        .employer = "Acme Manufacturing",
        .company_location = "Dallas warehouse",
        .services = { "DOT physical examination", "Urine drug screen, DOT five panels", "Audiogram" },
        .reason_for_test = "Pre-placement",
        .instructions = "Please call the safety manager if the blood pressure is above the limit.",
        .authorized_by = "Dana Reyes, Safety manager",
        .authorized_by_phone = "214-555-0177",
        .letterhead = letterhead(),
        .support_phone = "1-844-555-0168" });
}

int complain(char const* what) {
    std::fprintf(stderr, "hub-make-pdfs: %s\n", what);
    return 2;
}

}  // namespace

int main(int count, char** values) {
    std::vector<std::string> const words(values + 1, values + count);
    if (words.size() < 3) { return complain("usage: hub-make-pdfs results|pictures|samples FONT_FOLDER OUTPUT_FOLDER [COUNT]"); }
    auto const documents = words.size() > 3 ? std::atoi(words[3].c_str()) : 25;
    auto const regular = read_file(words[1] + "/NotoSans-Regular.ttf");
    auto const bold = read_file(words[1] + "/NotoSans-Bold.ttf");
    hub::pdf::Fonts const fonts { regular, bold };
    auto const save = [&](std::string const& name, hub::ErrorOr<Bytes> const& bytes) {
        if (!bytes) { std::exit(complain(bytes.error().detail.c_str())); }
        write_file(words[2] + "/" + name + ".pdf", *bytes);
    };
    if (words[0] == "samples") {
        save("invoice", hub::pdf::compose_document(sample_invoice(), fonts));
        save("authorization", hub::pdf::compose_document(sample_authorization(), fonts));
        return 0;
    }
    std::chrono::duration<double, std::milli> spent {};
    for (int i = 0; i < documents; ++i) {
        auto const before = std::chrono::steady_clock::now();
        auto const bytes = words[0] == "pictures" ? hub::ErrorOr<Bytes>(picture_document(i))
                                                  : hub::pdf::result_form(facts_of(i)).and_then([&](hub::pdf::DocumentForm const& form) {
                                                        return hub::pdf::compose_document(form, fonts);
                                                    });
        spent += std::chrono::steady_clock::now() - before;
        auto number = std::to_string(i + 1);
        number.insert(0, 4 - std::min<std::size_t>(4, number.size()), '0');
        save(number, bytes);
    }
    std::printf("%d documents, %.3f ms each\n", documents, spent.count() / documents);
    return 0;
}
