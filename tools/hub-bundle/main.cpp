// hub-bundle: the portal's bundler as a command. Many PDFs and pictures into one PDF, with a bookmark for each.
// Exit codes: 0 all files are in the bundle, 1 some were left out (only with --keep-going), 2 there is no bundle.
#include "base/error.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "embedded/bundle_font_bold.hpp"
#include "embedded/bundle_font_regular.hpp"
#include "pdf/bundle/bundler.hpp"

#include <sys/random.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace {

constexpr std::string_view usage = "Usage: hub-bundle IN ... -o OUT.pdf [OPTION ...]\n"
                                   "\n"
                                   "  IN                 a PDF, or a PNG or JPEG picture, which becomes a page\n"
                                   "  -o, --output FILE  the bundle; an older file of that name is replaced once the bundle is complete\n"
                                   "  --title TEXT       the bundle's title (otherwise its file name)\n"
                                   "  --no-bookmarks     without a bookmark for each document\n"
                                   "  --cover            pages in front with the title and a table of contents whose lines are links\n"
                                   "  --company TEXT     what stands over the title on the cover\n"
                                   "  --page-numbers     \"3 of 57\" at the lower right of every page\n"
                                   "  --password-file FILE\n"
                                   "                     the file's first line is needed to open the bundle: 8 to 127 bytes. Nobody can\n"
                                   "                     recover it. A file and not an argument, which other users could see\n"
                                   "  --keep-going       leave out what cannot be read instead of giving up; the exit code is then 1\n"
                                   "  --quiet            say nothing unless something is wrong\n";

constexpr int exit_left_out = 1;
constexpr int exit_failed = 2;

std::atomic<bool> is_interrupted = false;

struct FileCloser {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, FileCloser>;

class SystemRandom final : public hub::Random {
public:
    void fill(std::span<std::uint8_t> bytes) override {
        while (!bytes.empty()) {
            auto const part = bytes.first(std::min<std::size_t>(bytes.size(), 256));
            if (getentropy(part.data(), part.size()) != 0) { std::abort(); }
            bytes = bytes.subspan(part.size());
        }
    }
};

struct Arguments {
    std::vector<std::string> inputs;
    std::string output;
    std::string title;
    std::string company;
    std::string password_file;
    bool has_bookmarks = true;
    bool has_cover = false;
    bool has_page_numbers = false;
    bool keeps_going = false;
    bool is_quiet = false;
};

int complain(std::string_view what) {
    std::fprintf(stderr, "hub-bundle: %.*s\n", static_cast<int>(what.size()), what.data());
    return exit_failed;
}

/// False if `word` is none of these.
bool take_switch(Arguments& out, std::string_view word) {
    if (word == "--no-bookmarks") {
        out.has_bookmarks = false;
    } else if (word == "--cover") {
        out.has_cover = true;
    } else if (word == "--page-numbers") {
        out.has_page_numbers = true;
    } else if (word == "--keep-going") {
        out.keeps_going = true;
    } else if (word == "--quiet") {
        out.is_quiet = true;
    } else {
        return false;
    }
    return true;
}

std::string* value_of(Arguments& out, std::string_view word) {
    if (word == "-o" || word == "--output") { return &out.output; }
    if (word == "--title") { return &out.title; }
    if (word == "--company") { return &out.company; }
    if (word == "--password-file") { return &out.password_file; }
    return nullptr;
}

std::optional<Arguments> parse(std::vector<std::string> const& words) {
    Arguments out;
    bool only_files = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto const& word = words[i];
        if (only_files || !word.starts_with('-') || word == "-") {
            out.inputs.push_back(word);
        } else if (word == "--") {
            only_files = true;
        } else if (auto* const into = value_of(out, word)) {
            if (i + 1 >= words.size()) {
                complain(word + " needs a value.");
                return std::nullopt;
            }
            *into = words[++i];
        } else if (!take_switch(out, word)) {
            complain("unknown option " + word + "; --help shows what there is.");
            return std::nullopt;
        }
    }
    if (out.inputs.empty() || out.output.empty()) {
        complain(out.inputs.empty() ? "name at least one PDF or picture." : "name the bundle with -o.");
        return std::nullopt;
    }
    return out;
}

hub::ErrorOr<std::vector<std::byte>> read_file(std::string const& path) {
    File const file(std::fopen(path.c_str(), "rb"));
    std::error_code error;
    auto const size = std::filesystem::file_size(path, error);
    if (!file || error) { return hub::fail(hub::Error::not_found("“" + path + "” cannot be opened.")); }
    std::vector<std::byte> bytes(size);
    if (std::fread(bytes.data(), 1, bytes.size(), file.get()) != bytes.size()) {
        return hub::fail(hub::Error::unavailable("“" + path + "” cannot be read."));
    }
    return bytes;
}

hub::Instant now() {
    return { std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count() };
}

/// The bundle under a temporary name, which goes away unless keep() is called.
class Output {
public:
    explicit Output(std::string path) : m_path(std::move(path)), m_part(m_path + ".part"), m_file(std::fopen(m_part.c_str(), "wb")) {}
    ~Output() {
        if (m_file) {
            m_file.reset();
            std::remove(m_part.c_str());
        }
    }
    Output(Output const&) = delete;
    Output& operator=(Output const&) = delete;

    [[nodiscard]] bool is_open() const { return m_file != nullptr; }
    hub::ErrorOr<void> write(std::span<std::byte const> bytes) {
        if (std::fwrite(bytes.data(), 1, bytes.size(), m_file.get()) == bytes.size()) { return {}; }
        return hub::fail(hub::Error::unavailable("“" + m_path + "” cannot be written; the disk may be full."));
    }
    hub::ErrorOr<void> keep() {
        bool const is_flushed = std::fflush(m_file.get()) == 0;
        bool const is_closed = std::fclose(m_file.release()) == 0;
        if (is_flushed && is_closed && std::rename(m_part.c_str(), m_path.c_str()) == 0) { return {}; }
        std::remove(m_part.c_str());
        return hub::fail(hub::Error::unavailable("“" + m_path + "” cannot be written; the disk may be full."));
    }

private:
    std::string m_path;
    std::string m_part;
    File m_file;
};

hub::ErrorOr<std::string> password_of(std::string const& path) {
    constexpr std::size_t shortest = 8;
    constexpr std::size_t longest = 127;
    HUB_TRY_ASSIGN(auto const bytes, read_file(path));
    std::string_view const text(reinterpret_cast<char const*>(bytes.data()), bytes.size());
    auto const line = text.substr(0, text.find_first_of("\r\n"));
    if (line.size() >= shortest && line.size() <= longest) { return std::string(line); }
    return hub::fail(hub::Error::invalid("password", "the password in “" + path + "” must have 8 to 127 bytes."));
}

hub::ErrorOr<hub::pdf::BundleOptions> options_of(Arguments const& arguments) {
    auto const created = now();
    hub::pdf::BundleOptions options {
        .title = arguments.title.empty() ? std::filesystem::path(arguments.output).stem().string() : arguments.title,
        .created = created,
        .bookmarks = arguments.has_bookmarks ? hub::pdf::Bookmarks::PerDocument : hub::pdf::Bookmarks::None,
        .page_numbers = arguments.has_page_numbers ? hub::pdf::PageNumbers::Printed : hub::pdf::PageNumbers::None,
    };
    if (arguments.has_cover) {
        options.cover = { .company = arguments.company,
            .made = hub::central_date_time_text(created),
            .fonts = { hub::embedded::bundle_font_regular, hub::embedded::bundle_font_bold } };
    }
    if (!arguments.password_file.empty()) { HUB_TRY_ASSIGN(options.password, password_of(arguments.password_file)); }
    return options;
}

int run(Arguments const& arguments) {
    Output output(arguments.output);
    if (!output.is_open()) { return complain("“" + arguments.output + "” cannot be written."); }
    SystemRandom random;
    auto options = options_of(arguments);
    if (!options) { return complain(options.error().message); }
    hub::pdf::Bundler bundler(*std::move(options), [&](std::span<std::byte const> bytes) { return output.write(bytes); }, random);

    std::int32_t left_out = 0;
    for (auto const& path : arguments.inputs) {
        if (is_interrupted) { return complain("stopped; there is no bundle."); }
        auto const title = std::filesystem::path(path).stem().string();
        auto added =
            read_file(path).and_then([&](std::vector<std::byte> const& bytes) { return bundler.add({ .bytes = bytes, .title = title }); });
        if (added) {
            for (auto const& warning : added->warnings) { std::fprintf(stderr, "hub-bundle: “%s”: %s\n", title.c_str(), warning.c_str()); }
            continue;
        }
        complain(added.error().message);
        if (!arguments.keeps_going) { return complain("there is no bundle. With --keep-going such files are left out."); }
        ++left_out;
    }
    auto summary = bundler.finish();
    if (!summary) { return complain(summary.error().message); }
    if (auto kept = output.keep(); !kept) { return complain(kept.error().message); }
    if (!arguments.is_quiet) {
        std::printf("%s: %s of %s, %s\n", arguments.output.c_str(), hub::plural(summary->pages, "page", "pages").c_str(),
            hub::plural(summary->documents, "document", "documents").c_str(), hub::byte_size_text(summary->bytes).c_str());
    }
    if (left_out == 0) { return 0; }
    std::fprintf(stderr, "hub-bundle: %s left out.\n", hub::plural(left_out, "file was", "files were").c_str());
    return exit_left_out;
}

}  // namespace

int main(int count, char** values) {
    std::vector<std::string> const words(values + 1, values + count);
    if (std::ranges::find(words, "--help") != words.end()) {
        std::fputs(usage.data(), stdout);
        return 0;
    }
    auto const arguments = parse(words);
    if (!arguments) { return exit_failed; }
    std::signal(SIGINT, [](int) { is_interrupted = true; });
    std::signal(SIGTERM, [](int) { is_interrupted = true; });
    return run(*arguments);
}
