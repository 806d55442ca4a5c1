#pragma once
// Long work in numbered pieces that outlives its program: what an earlier run of the same work has
// finished is not done again. Plain value; a piece depends on nothing but the work and its number.

#include <functional>
#include <map>
#include <optional>

namespace dyngpt {

template <class T> struct Pieces {
    std::map<int, T> known{};
    std::function<void(int, const T&)> keep{}; ///< called from any thread; may be empty

    /// The known piece, or the one that `make` returns, which is kept; none when it returns none.
    template <class Make> std::optional<T> obtain(int number, const Make& make) const {
        if (const auto found = known.find(number); found != known.end())
            return found->second;
        std::optional<T> piece = make();
        if (piece && keep)
            keep(number, *piece);
        return piece;
    }
};

} // namespace dyngpt
