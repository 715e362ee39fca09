// hub-plain-merge OUT IN...: what libqpdf by itself does to put documents together, as a yardstick for hub-bundle. It keeps
// pages and nothing else.
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <cstdio>
#include <exception>
#include <memory>
#include <vector>

int main(int count, char** values) {
    if (count < 3) { return 2; }
    try {
        QPDF out;
        out.emptyPDF();
        std::vector<std::shared_ptr<QPDF>> sources;
        for (int i = 2; i < count; ++i) {
            auto const& source = sources.emplace_back(QPDF::create());
            source->setSuppressWarnings(true);
            source->processFile(values[i]);
            for (auto const& page : source->getAllPages()) { out.addPage(page, false); }
        }
        QPDFWriter writer(out, values[1]);
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.setDecodeLevel(qpdf_dl_none);
        writer.write();
    } catch (std::exception const& exception) {
        std::fprintf(stderr, "hub-plain-merge: %s\n", exception.what());
        return 2;
    }
    return 0;
}
