#include "core/simulation/dataset_json.h"

#include "core/common/numbers.h"
#include "core/simulation/histogram_builder.h"
#include "core/simulation/tracked_input.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <cmath>
#include <limits>

namespace dyngpt {
namespace {

using SetCallback = std::function<void(int index, SimulatedSet&& set)>;

/// Follows [[[prompt], {"state": count, ...}], ...] and hands over each set as it closes.
class DatasetHandler final : public nlohmann::json_sax<nlohmann::json> {
public:
    DatasetHandler(const TrackedInput& input, const Network& network, const SetCallback& callback,
                   ProgressSink& progress, std::stop_token stop)
        : input_(input)
        , network_(network)
        , callback_(callback)
        , progress_(progress)
        , stop_(std::move(stop))
        , dimension_(network.recordedStates.size())
        , promptLength_(network.parameters.size() + dimension_ + 1)
        , builder_(static_cast<int>(dimension_))
        , state_(dimension_) {}

    bool start_array(std::size_t) override {
        switch (at_) {
        case At::File:
            at_ = At::Sets;
            return true;
        case At::Sets:
            at_ = At::Set;
            return true;
        case At::Set:
            at_ = At::Prompt;
            prompt_.clear();
            values_.clear();
            numbers_ = 0;
            return true;
        default:
            unexpected(input_.position());
        }
    }

    bool end_array() override {
        switch (at_) {
        case At::Prompt:
            finishPrompt();
            at_ = At::SetAfterPrompt;
            return true;
        case At::SetAfterHistogram:
            callback_(index_++, std::move(set_));
            set_ = {};
            at_ = At::Sets;
            return goesOn();
        case At::Sets:
            at_ = At::End;
            return true;
        default:
            unexpected(input_.position());
        }
    }

    bool start_object(std::size_t) override {
        if (at_ != At::SetAfterPrompt)
            unexpected(input_.position());
        at_ = At::Histogram;
        return true;
    }

    bool end_object() override {
        set_.histogram = builder_.take();
        if (!(set_.histogram.totalWeight() > 0))
            fail(input_.position(), text(DYNGPT_TEXT("core", "Set %1 holds no snapshots"), index_),
                 {});
        at_ = At::SetAfterHistogram;
        return true;
    }

    bool key(std::string& name) override {
        parseState(name);
        return true;
    }

    bool number_unsigned(std::uint64_t value) override {
        if (at_ == At::Histogram)
            addCount(value);
        else
            addPrompt();
        return true;
    }

    bool number_integer(std::int64_t) override { return signedOrReal(); }
    bool number_float(double, const std::string&) override { return signedOrReal(); }
    bool null() override { unexpected(input_.position()); }
    bool boolean(bool) override { unexpected(input_.position()); }
    bool string(std::string&) override { unexpected(input_.tokenStart()); }
    bool binary(nlohmann::json::binary_t&) override { unexpected(input_.position()); }

    bool parse_error(std::size_t, const std::string& token,
                     const nlohmann::detail::exception&) override {
        if (input_.atEnd() && at_ != At::End)
            fail(input_.position(),
                 text(DYNGPT_TEXT("core", "The file ends within set %1"), index_),
                 text(DYNGPT_TEXT("core", "It was cut off: copy or export it again")));
        fail(input_.position(),
             text(DYNGPT_TEXT("core", "This is not valid JSON: “%1” cannot stand here"),
                  lastCharacter(token)),
             formRemedy());
    }

private:
    bool goesOn() const {
        progress_.progress({static_cast<double>(input_.taken()), static_cast<double>(input_.size()),
                            text(DYNGPT_TEXT("core", "Reading the dataset"))});
        progress_.waitWhilePaused(stop_);
        return !stop_.stop_requested();
    }

    enum class At { File, Sets, Set, Prompt, SetAfterPrompt, Histogram, SetAfterHistogram, End };

    /// Of a token as the parser spells it, where "<U+000A>" stands for a control character.
    static std::string lastCharacter(const std::string& token) {
        if (token.ends_with('>') && token.rfind("<U+") != std::string::npos)
            return token.substr(token.rfind("<U+"));
        std::size_t begin = token.empty() ? 0 : token.size() - 1;
        while (begin > 0 && (static_cast<unsigned char>(token[begin]) & 0xc0) == 0x80)
            --begin;
        return token.substr(begin);
    }

    static Text formRemedy() {
        return text(
            DYNGPT_TEXT("core", "A dataset file is [[prompt, {\"1_0_0\": count, ...}], ...]"));
    }

    [[noreturn]] void fail(const TrackedInput::Position& position, Text what, Text remedy) const {
        throw Error(input_.place(position), std::move(what), std::move(remedy));
    }

    [[noreturn]] void unexpected(const TrackedInput::Position& position) const {
        fail(position, text(DYNGPT_TEXT("core", "This is not the form of a dataset file")),
             formRemedy());
    }

    bool signedOrReal() {
        if (at_ == At::Histogram)
            fail(input_.tokenStart(),
                 text(DYNGPT_TEXT("core", "“%1” is not a count"), input_.number()),
                 text(DYNGPT_TEXT("core", "A count is a whole number from 0 on, without a point")));
        addPrompt();
        return true;
    }

    void addPrompt() {
        if (at_ != At::Prompt)
            unexpected(input_.tokenStart());
        if (++numbers_ > promptLength_)
            return; // counted for the message only
        const auto value = parseNumber(input_.number());
        const bool parameter = numbers_ <= network_.parameters.size();
        if (!value || (parameter && !std::isfinite(std::exp(*value))))
            fail(input_.tokenStart(),
                 text(DYNGPT_TEXT("core", "“%1” is not the logarithm of a parameter"),
                      input_.number()),
                 text(DYNGPT_TEXT("core", "The prompt begins with natural logarithms")));
        if (parameter)
            values_.push_back(std::exp(*value));
        prompt_ += (numbers_ > 1 ? "," : "") + input_.number();
    }

    void finishPrompt() {
        if (numbers_ != promptLength_)
            fail(
                input_.position(),
                text(DYNGPT_TEXT("core", "The prompt of set %1 has %2 numbers; this network needs "
                                         "%3: %4 log parameters, %5 initial values and the time 0"),
                     index_, numbers_, promptLength_, network_.parameters.size(), dimension_),
                text(DYNGPT_TEXT("core", "Choose the dataset of this network")));
        set_.parameters = values_;
        if (!writtenTheSame())
            set_.promptText = prompt_;
    }

    bool writtenTheSame() const {
        for (const double value : values_)
            if (!(value > 0))
                return false; // its logarithm is lost: only the text keeps it
        return promptText(network_, values_) == prompt_;
    }

    void parseState(const std::string& name) {
        const char* const end = name.data() + name.size();
        const char* at = name.data();
        for (std::size_t d = 0; d < dimension_; ++d) {
            const bool leadingZero = end - at > 1 && at[0] == '0' && at[1] >= '0' && at[1] <= '9';
            const auto [behind, problem] = std::from_chars(at, end, state_[d]);
            const bool last = d + 1 == dimension_;
            const bool closed = last ? behind == end : behind != end && *behind == '_';
            if (problem != std::errc() || state_[d] < 0 || *at == '-' || leadingZero || !closed)
                badState(name);
            at = last ? behind : behind + 1;
        }
    }

    [[noreturn]] void badState(const std::string& name) const {
        std::string example;
        for (std::size_t d = 0; d < dimension_; ++d)
            example += d ? "_0" : "0";
        fail(input_.tokenStart(),
             text(DYNGPT_TEXT("core", "“%1” is not a state of the %2 recorded states"), name,
                  dimension_),
             text(DYNGPT_TEXT("core", "A state is written like “%1”"), example));
    }

    void addCount(std::uint64_t count) {
        constexpr std::uint64_t largestExact = std::uint64_t{1} << 53;
        if (count > largestExact)
            fail(input_.tokenStart(), text(DYNGPT_TEXT("core", "The count %1 is too large"), count),
                 {});
        if (!builder_.add(state_.data(), static_cast<double>(count)))
            fail(input_.tokenStart(),
                 text(DYNGPT_TEXT("core", "This state comes twice in set %1"), index_), {});
    }

    const TrackedInput& input_;
    const Network& network_;
    const SetCallback& callback_;
    ProgressSink& progress_;
    const std::stop_token stop_;
    const std::size_t dimension_;
    const std::size_t promptLength_;
    At at_ = At::File;
    int index_ = 0;
    SimulatedSet set_;
    std::size_t numbers_ = 0; ///< in the prompt so far
    std::string prompt_;
    std::vector<double> values_;
    HistogramBuilder builder_;
    std::vector<std::int32_t> state_;
};

} // namespace

std::optional<DatasetJsonStyle> readDatasetJson(const std::filesystem::path& path,
                                                const Network& network, const SetCallback& set,
                                                ProgressSink& progress, std::stop_token stop) {
    TrackedInput input(path);
    DatasetHandler handler(input, network, set, progress, std::move(stop));
    // Whatever is wrong with the file is thrown: the parser gives up by itself only when told to.
    if (!nlohmann::json::sax_parse(TrackedIterator(input), TrackedIterator(), &handler))
        return std::nullopt;
    return DatasetJsonStyle{input.separator(','), input.separator(':'), input.blanks()};
}

} // namespace dyngpt
