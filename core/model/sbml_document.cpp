#include "core/model/sbml_document.h"

#include "core/common/utf8.h"

#include <sbml/SBMLTypes.h>

#include <set>

namespace dyngpt {

namespace {

constexpr std::size_t largestFile = std::size_t{32} << 20;
constexpr int deepest = 150; ///< of elements in each other; libsbml reads them by recursion
/// Of one formula: libsbml makes a + b + c + ... a tree as deep as there are terms.
constexpr int mostMathElements = 10000;
constexpr std::size_t mostIssues = 50;

/// Where an element is opened too deeply or a document type is declared: the bytes alone tell.
class Scan {
public:
    Scan(std::string_view text, const std::string& fileName) : text_(text), fileName_(fileName) {}

    void run() {
        if (const auto bad = firstInvalidUtf8(text_))
            fail(*bad, text(DYNGPT_TEXT("core", "The file is not UTF-8")),
                 text(DYNGPT_TEXT("core", "Save it as UTF-8")));
        while ((at_ = text_.find('<', at_)) != std::string_view::npos)
            element();
    }

private:
    void element() {
        const std::string_view rest = text_.substr(at_);
        if (rest.starts_with("<!--"))
            return skip("-->");
        if (rest.starts_with("<![CDATA["))
            return skip("]]>");
        if (rest.starts_with("<?"))
            return skip("?>");
        if (rest.starts_with("<!"))
            fail(at_, text(DYNGPT_TEXT("core", "The file declares a document type or entities")),
                 text(DYNGPT_TEXT("core", "Delete the declaration: SBML needs none")));
        if (rest.starts_with("</")) {
            if (--depth_ < mathDepth_)
                mathDepth_ = 0;
            return skip(">");
        }
        const std::size_t begin = at_;
        const std::string_view tag =
            rest.substr(1, std::min(rest.find_first_of(" \t\r\n/>"), rest.size()) - 1);
        const bool math = mathDepth_ == 0 && (tag == "math" || tag.ends_with(":math"));
        if (mathDepth_ > 0 && ++mathElements_ > mostMathElements)
            fail(begin,
                 text(DYNGPT_TEXT("core", "A formula has more than %1 parts"), mostMathElements),
                 text(DYNGPT_TEXT("core", "Write it as several assignment rules")));
        if (endsItself())
            return;
        if (++depth_ > deepest)
            fail(begin,
                 text(DYNGPT_TEXT("core", "More than %1 elements stand in each other"), deepest),
                 text(DYNGPT_TEXT("core", "Write formulas of less depth")));
        if (math) {
            mathDepth_ = depth_;
            mathElements_ = 0;
        }
    }

    /// Passes an opening tag; true for <a/>.
    bool endsItself() {
        char quote = 0;
        for (; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (quote != 0)
                quote = c == quote ? 0 : quote;
            else if (c == '"' || c == '\'')
                quote = c;
            else if (c == '>')
                return text_[at_ - 1] == '/';
        }
        return false;
    }

    void skip(std::string_view end) {
        const std::size_t found = text_.find(end, at_);
        at_ = found == std::string_view::npos ? text_.size() : found + end.size();
    }

    [[noreturn]] void fail(std::size_t offset, Text what, Text remedy) const {
        const TextPosition position = positionOf(text_, offset);
        throw Error(sbmlPlace(fileName_, static_cast<unsigned>(position.line),
                              static_cast<unsigned>(position.column)),
                    std::move(what), std::move(remedy));
    }

    std::string_view text_;
    const std::string& fileName_;
    std::size_t at_ = 0;
    int depth_ = 0;
    int mathDepth_ = 0; ///< of the math element around; 0: none
    int mathElements_ = 0;
};

std::string oneLine(std::string message) {
    std::string result;
    for (const char c : message) {
        const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
        if (!blank)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    while (!result.empty() && (result.back() == ' ' || result.back() == '.'))
        result.pop_back();
    return result;
}

std::vector<Issue> errorsOf(const SBMLDocument& document, const std::string& fileName) {
    std::vector<Issue> issues;
    std::set<std::string> seen;
    for (unsigned i = 0; i < document.getNumErrors() && issues.size() < mostIssues; ++i) {
        const SBMLError& error = *document.getError(i);
        // The encoding is known to be UTF-8, whether the file says so or not.
        if ((!error.isError() && !error.isFatal()) || error.getErrorId() == MissingXMLDecl ||
            error.getErrorId() == MissingXMLEncoding)
            continue;
        Issue issue{Severity::Error,
                    sbmlPlace(fileName, error.getLine(), error.getColumn()),
                    text(DYNGPT_TEXT("core", "%1"), oneLine(error.getMessage())),
                    {}};
        if (seen.insert(issue.str()).second)
            issues.push_back(std::move(issue));
    }
    return issues;
}

} // namespace

std::string sbmlPlace(const std::string& fileName, unsigned line, unsigned column) {
    std::string place = fileName;
    if (line > 0)
        place += ":" + std::to_string(line);
    if (line > 0 && column > 0)
        place += ":" + std::to_string(column);
    return place;
}

std::shared_ptr<SBMLDocument> readSbmlDocument(std::string_view bytes,
                                               const std::string& fileName) {
    if (bytes.size() > largestFile)
        throw Error(fileName,
                    text(DYNGPT_TEXT("core", "The file has more than %1 MB"), largestFile >> 20));
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    Scan(bytes, fileName).run();
    const std::string copy(bytes); // ends with a zero; a zero inside ends it, as XML has none
    std::shared_ptr<SBMLDocument> document(readSBMLFromString(copy.c_str()));
    if (!document)
        throw Error(fileName, text(DYNGPT_TEXT("core", "The file is not SBML")));
    if (auto issues = errorsOf(*document, fileName); !issues.empty())
        throw Error(std::move(issues));
    if (document->getLevel() < 2 || document->getLevel() > 3)
        throw Error(fileName,
                    text(DYNGPT_TEXT("core", "SBML Level %1 is not read, only Levels 2 and 3"),
                         document->getLevel()),
                    text(DYNGPT_TEXT("core", "Convert the file to Level 3")));
    if (!document->getModel())
        throw Error(fileName, text(DYNGPT_TEXT("core", "The file holds no model")));
    return document;
}

} // namespace dyngpt
