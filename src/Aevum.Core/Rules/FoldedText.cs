using System.Text;

namespace Aevum.Rules;

/// <summary>A text as a reader takes it: its words folded by <see cref="Lookalikes"/>, and whether it holds a wildcard. Immutable.</summary>
internal sealed class FoldedText
{
    /// <summary>No catch-all is longer; a longer text is not compared as one word.</summary>
    private const int LongestCompact = 64;

    private readonly List<string> _words = [];
    private readonly StringBuilder _word = new();
    private readonly StringBuilder _compact = new();
    private readonly StringBuilder _symbolic = new();
    private bool _isInQuestionRun;

    private FoldedText(string text)
    {
        var previous = Lookalikes.Separator;
        for (var i = 0; i < text.Length; i++)
        {
            var codePoint = (int)text[i];
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                codePoint = char.ConvertToUtf32(text[i], text[i + 1]);
                i++;
            }

            previous = Add(codePoint, previous);
        }

        EndSegment();
        EndWord();
    }

    /// <summary>The words, split at everything that is neither letter nor digit.</summary>
    internal IReadOnlyList<string> Words => _words;

    /// <summary>All letters and digits in one; cut off after the length of the longest catch-all.</summary>
    internal string Compact => _compact.ToString();

    /// <summary>As <see cref="Compact"/>, with <c>@</c>, <c>$</c> and <c>|</c> read as a, s and l.</summary>
    internal string CompactWithSymbols => _symbolic.ToString();

    /// <summary>True when an asterisk stands anywhere, or a question mark alone between separators.</summary>
    internal bool HasWildcard { get; private set; }

    /// <summary>True when anything but space, punctuation and invisible characters is there.</summary>
    internal bool HasSubstance { get; private set; }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text as a reader takes it.</returns>
    internal static FoldedText Of(string text) => new(text);

    private char Add(int codePoint, char previous)
    {
        var ligature = Lookalikes.FoldLigature(codePoint);
        if (ligature is not null)
        {
            foreach (var letter in ligature)
            {
                AddLetter(letter);
            }

            return ligature[0];
        }

        var folded = Lookalikes.Fold(codePoint);
        if (folded == Lookalikes.Invisible)
        {
            return previous;
        }

        if (Lookalikes.IsLetterOrDigit(folded))
        {
            AddLetter(folded);
            return folded;
        }

        AddOther(codePoint, folded, previous);
        return folded;
    }

    private void AddLetter(char letter)
    {
        _isInQuestionRun = false;
        HasSubstance = true;
        _word.Append(letter);
        AppendBounded(_compact, letter);
        AppendBounded(_symbolic, letter);
    }

    private void AddOther(int codePoint, char folded, char previous)
    {
        EndWord();
        switch (folded)
        {
            case '*':
                HasWildcard = true;
                return;
            case '?':
                _isInQuestionRun |= !Lookalikes.IsLetterOrDigit(previous);
                return;
            default:
                EndSegment();
                HasSubstance |= folded == Lookalikes.Symbol;
                AddSymbol(codePoint);
                return;
        }
    }

    private void AddSymbol(int codePoint)
    {
        switch (codePoint)
        {
            case '@':
                AppendBounded(_symbolic, 'a');
                return;
            case '$':
                AppendBounded(_symbolic, 's');
                return;
            case '|':
                AppendBounded(_symbolic, 'l');
                return;
        }
    }

    private static void AppendBounded(StringBuilder builder, char letter)
    {
        if (builder.Length <= LongestCompact)
        {
            builder.Append(letter);
        }
    }

    private void EndSegment()
    {
        HasWildcard |= _isInQuestionRun;
        _isInQuestionRun = false;
    }

    private void EndWord()
    {
        if (_word.Length > 0)
        {
            _words.Add(_word.ToString());
            _word.Clear();
        }
    }
}
