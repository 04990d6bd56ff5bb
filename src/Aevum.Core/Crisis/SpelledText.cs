using System.Text;
using Aevum.Rules;

namespace Aevum.Crisis;

/// <summary>
/// The letters of a text with what stands between them, grouped in runs of the same canonical letter (one run is one letter for the
/// first pass). Built for one decision and then forgotten.
/// </summary>
internal sealed class SpelledText
{
    /// <summary>Letters kept of one run; more say nothing new, and the text may be one endless letter.</summary>
    private const int LongestRun = 64;

    /// <summary>Letters kept of one that is stretched, as in <c>killlll</c>; more than any word repeats one.</summary>
    private const int LongestStretch = 8;

    private const int MostMaskSigns = 3;

    /// <summary>From here on, scripts are written without spaces between words.</summary>
    private const int FirstUnspacedScript = 0x2E80;

    private readonly List<SpelledLetter> _letters = [];
    private readonly List<int> _runs = [];
    private readonly bool _isStart;
    private readonly bool _isEnd;
    private int _maskSigns;
    private bool _isBroken;
    private bool _isAfterLowerCase;

    private SpelledText(bool isStart, bool isEnd)
    {
        _isStart = isStart;
        _isEnd = isEnd;
    }

    internal int RunCount => _runs.Count;

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isStart">True when nothing stands before it.</param>
    /// <param name="isEnd">True when nothing stands after it.</param>
    internal static SpelledText Read(ReadOnlySpan<char> text, bool isStart, bool isEnd)
    {
        var spelled = new SpelledText(isStart, isEnd);
        while (!text.IsEmpty)
        {
            if (char.IsAscii(text[0]))
            {
                spelled.AddAscii(text[0]);
                text = text[1..];
                continue;
            }

            Rune.DecodeFromUtf16(text, out var rune, out var length);
            spelled.Add(rune);
            text = text[length..];
        }

        return spelled;
    }

    internal byte CanonicalOf(int run) => _letters[_runs[run]].Canonical;

    /// <summary>The last letter of a run at which a word may begin; -1 when there is none.</summary>
    internal int LastBoundaryBefore(int run)
    {
        for (var letter = AfterRun(run) - 1; letter >= _runs[run]; letter--)
        {
            if (IsWordStart(letter))
            {
                return letter;
            }
        }

        return -1;
    }

    /// <summary>The last letter of a run at which a word may end; -1 when there is none.</summary>
    internal int LastBoundaryAfter(int run)
    {
        for (var letter = AfterRun(run) - 1; letter >= _runs[run]; letter--)
        {
            if (IsWordEnd(letter))
            {
                return letter;
            }
        }

        return -1;
    }

    /// <summary>True when one letter of the run is an <c>l</c> or may be read as one.</summary>
    internal bool MayHoldL(int run)
    {
        for (var letter = _runs[run]; letter < AfterRun(run); letter++)
        {
            if (_letters[letter].Spelled is 'l' or SpelledLetter.AnyStroke)
            {
                return true;
            }
        }

        return false;
    }

    internal bool IsMaskedBefore(int run) => _letters[_runs[run]].GapBefore == Gap.Mask;

    /// <summary>True when the word stands directly after a letter and ends as a word.</summary>
    internal bool Follows(int letter, string word)
    {
        var first = letter + 1;
        var after = first + word.Length;
        if (after > _letters.Count || (after < _letters.Count && _letters[after].GapBefore == Gap.None))
        {
            return false;
        }

        // In text that is spelled out letter by letter, a single letter is no word.
        var isSpelledOut = word.Length == 1 && after + 1 < _letters.Count && _letters[after + 1].GapBefore != Gap.None;
        return !isSpelledOut && IsAt(first, word);
    }

    /// <summary>True when the word stands directly before a letter and begins as a word.</summary>
    internal bool Precedes(int letter, string word)
    {
        var first = letter - word.Length;
        return first >= 0 && IsWordStart(first) && IsAt(first, word);
    }

    private bool IsAt(int first, string word)
    {
        for (var i = 0; i < word.Length; i++)
        {
            var spelled = _letters[first + i].Spelled;
            if (spelled != word[i] && !(spelled == SpelledLetter.AnyStroke && word[i] is 'i' or 'l'))
            {
                return false;
            }
        }

        return true;
    }

    private int AfterRun(int run) => run + 1 < _runs.Count ? _runs[run + 1] : _letters.Count;

    private bool IsWordStart(int letter) => _letters[letter].IsWordStart || (letter == 0 && _isStart);

    private bool IsWordEnd(int letter)
    {
        var next = letter + 1;
        return next == _letters.Count ? _isEnd || _isBroken || _maskSigns > 0 : _letters[next].IsWordStart || _letters[next].IsSubstitute;
    }

    private void Add(Rune rune)
    {
        if (Lookalikes.FoldLigature(rune.Value) is { } several)
        {
            foreach (var letter in several)
            {
                AddLetter(letter, letter is 'i' or 'l' ? SpelledLetter.AnyStroke : letter, isSubstitute: false, isHump: false);
            }

            return;
        }

        AddFolded(rune.Value, Lookalikes.Fold(rune.Value));
    }

    private void AddAscii(char c)
    {
        if (char.IsAsciiLetter(c))
        {
            var lower = char.ToLowerInvariant(c);
            AddLetter(lower, c == 'I' ? SpelledLetter.AnyStroke : lower, isSubstitute: false, isHump: _isAfterLowerCase && c != lower);
            _isAfterLowerCase = c == lower;
            return;
        }

        if (LetterSqueezer.Ascii[c] is not 0 and var letter)
        {
            AddLetter((char)letter, c == '1' ? SpelledLetter.AnyStroke : (char)letter, isSubstitute: true, isHump: false);
            return;
        }

        AddSeparator(c is '!' or '#' or '%' or '&' or '*' or '+' or '=' or '?' or '^' or '_' or '~' ? Lookalikes.Symbol : Lookalikes.Fold(c));
    }

    private void AddFolded(int codePoint, char folded)
    {
        if (folded is '*' or '?')
        {
            AddSeparator(Lookalikes.Symbol);
            return;
        }

        if (folded == Lookalikes.Foreign)
        {
            _isBroken |= codePoint >= FirstUnspacedScript;
            return;
        }

        if (!char.IsAsciiLetterOrDigit(folded) || LetterSqueezer.Ascii[folded] == 0)
        {
            AddSeparator(folded);
            return;
        }

        var letter = (char)LetterSqueezer.Ascii[folded];
        AddLetter(letter, folded is 'i' or 'l' or '1' ? SpelledLetter.AnyStroke : letter, char.IsAsciiDigit(folded), isHump: false);
    }

    private void AddSeparator(char folded)
    {
        if (folded == Lookalikes.Invisible)
        {
            return;
        }

        _isAfterLowerCase = false;
        if (folded == Lookalikes.Symbol)
        {
            _maskSigns++;
            return;
        }

        _isBroken = true;
    }

    private void AddLetter(char letter, char spelled, bool isSubstitute, bool isHump)
    {
        var canonical = LetterSqueezer.Ascii[letter];
        var gap = _isBroken || _maskSigns > MostMaskSigns ? Gap.Break : _maskSigns > 0 ? Gap.Mask : Gap.None;
        _isBroken = false;
        _maskSigns = 0;
        _isAfterLowerCase = false;

        var isNewRun = _letters.Count == 0 || _letters[^1].Canonical != canonical;
        if (isNewRun)
        {
            _runs.Add(_letters.Count);
        }
        else if (gap == Gap.None && _letters.Count - _runs[^1] >= (_letters[^1].Spelled == spelled ? LongestStretch : LongestRun))
        {
            return;
        }

        var isWordStart = gap != Gap.None || isHump || (_letters.Count > 0 && _letters[^1].IsSubstitute);
        _letters.Add(new(canonical, spelled, gap, isWordStart, isSubstitute));
    }
}
