using System.Text;

namespace Aevum.Rules;

/// <summary>A set of words compared the way a hurried reader compares them: <c>0ther</c> and <c>rnisc</c> pass for other and misc. Immutable and thread-safe.</summary>
internal sealed class CatchAllWords
{
    private readonly HashSet<string> _skeletons = new(StringComparer.Ordinal);

    internal CatchAllWords(params string[] words)
    {
        foreach (var word in words)
        {
            _skeletons.Add(Skeleton(word));
        }
    }

    /// <summary>Makes the set of every word of one list followed at once by every word of another.</summary>
    internal static CatchAllWords Pairs(string[] first, string[] second)
    {
        var words = new List<string>();
        foreach (var left in first)
        {
            foreach (var right in second)
            {
                words.Add(left + right);
            }
        }

        return new CatchAllWords([.. words]);
    }

    /// <summary>True when the set holds the word or one that looks like it.</summary>
    /// <param name="word">The word, folded by <see cref="Lookalikes"/>.</param>
    internal bool Contains(string word) => _skeletons.Contains(Skeleton(word));

    private static string Skeleton(string word)
    {
        var skeleton = new StringBuilder(word.Length);
        foreach (var letter in word)
        {
            skeleton.Append(LooksLike(letter));
        }

        return skeleton.Replace("rn", "m").Replace("vv", "w").ToString();
    }

    private static char LooksLike(char letter) => letter switch
    {
        '0' => 'o',
        '1' or 'i' => 'l',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        _ => letter,
    };
}
