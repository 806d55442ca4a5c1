#include "core/model/sbml_annotation.h"

#include "core/common/issue.h"
#include "core/common/markup.h"

#include <sbml/SBMLTypes.h>

namespace dyngpt {

namespace {

constexpr const char* space = "urn:dyngpt:sbml:1";
constexpr const char* prefix = "dyngpt";

/// A line break would come back from an attribute as a blank.
std::string attributeText(const std::string& text) {
    std::string result;
    for (const char c : escapeMarkup(text))
        if (c == '\n')
            result += "&#10;";
        else
            result += c;
    return result;
}

} // namespace

void annotate(SBase& element, const std::string& fact, const SbmlAttributes& attributes) {
    std::string xml =
        std::string("<") + prefix + ":" + fact + " xmlns:" + prefix + "=\"" + space + "\"";
    for (const auto& [key, value] : attributes)
        xml += " " + key + "=\"" + attributeText(value) + "\"";
    xml += "/>";
    if (element.appendAnnotation(xml) != LIBSBML_OPERATION_SUCCESS)
        throw Error(element.getId(),
                    text(DYNGPT_TEXT("core", "The annotation %1 could not be written"), xml));
}

std::optional<SbmlAttributes> annotation(const SBase& element, const std::string& fact) {
    const XMLNode* const all = element.isSetAnnotation() ? element.getAnnotation() : nullptr;
    if (!all)
        return {};
    for (unsigned i = 0; i < all->getNumChildren(); ++i) {
        const XMLNode& child = all->getChild(i);
        if (child.getURI() != space || child.getName() != fact)
            continue;
        SbmlAttributes attributes;
        for (int a = 0; a < child.getAttributesLength(); ++a)
            attributes[child.getAttrName(a)] = child.getAttrValue(a);
        return attributes;
    }
    return {};
}

} // namespace dyngpt
