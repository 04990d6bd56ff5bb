using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Deployment.Files;

/// <summary>One instruction of a Dockerfile, over as many physical lines as its continuations take.</summary>
/// <param name="Keyword">The keyword in upper case; for <c>ONBUILD X</c> it is <c>X</c>.</param>
/// <param name="Characters">The arguments without continuations and comment lines.</param>
/// <param name="Positions">Where each of those characters stands in the file.</param>
/// <param name="Escape">The escape character that the file chose.</param>
/// <param name="Whole">All physical lines of the instruction.</param>
internal sealed record DockerfileInstruction(string Keyword, string Characters, IReadOnlyList<int> Positions, char Escape, TextSpan Whole)
{
    /// <summary>The arguments, split at blanks outside quotes; quotes and escapes are taken off the text but stay inside the span.</summary>
    public List<DockerfileWord> Words()
    {
        var words = new List<DockerfileWord>();
        var position = 0;
        while (position < Characters.Length)
        {
            if (char.IsWhiteSpace(Characters[position]))
            {
                position++;
                continue;
            }

            words.Add(ReadWord(ref position));
        }

        return words;
    }

    private DockerfileWord ReadWord(ref int position)
    {
        var start = position;
        var word = new System.Text.StringBuilder();
        var quote = '\0';
        for (; position < Characters.Length; position++)
        {
            var current = Characters[position];
            if (quote == '\0' && char.IsWhiteSpace(current))
            {
                break;
            }

            if (current is '"' or '\'' && (quote == '\0' || quote == current))
            {
                quote = quote == '\0' ? current : '\0';
                continue;
            }

            var isEscape = current == Escape && quote != '\'' && position + 1 < Characters.Length;
            word.Append(isEscape ? Characters[++position] : current);
        }

        var before = start == 0 ? Positions[start] : Positions[start - 1];
        var span = TextSpan.FromBounds(Positions[start], Positions[position - 1] + 1);
        return new DockerfileWord(word.ToString(), span, TextSpan.FromBounds(Math.Min(before, span.Start), span.End));
    }
}
