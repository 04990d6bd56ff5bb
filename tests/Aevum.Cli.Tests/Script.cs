using System.Text;
using System.Text.RegularExpressions;

namespace Aevum.Cli;

/// <summary>
/// A session with the tool as text: <c>$ aevum …</c>, then what must come out. Lines of the output stand as they are, lines of the error stream after
/// <c>! </c>, the exit code after <c>? </c> when it is not 0; <c>*</c> stands for anything within a line; <c>...</c> as the last line for
/// any more lines. In a command <c>'</c> stands for the quote that a shell would let through. <c>#</c> starts a comment.
/// </summary>
internal sealed partial class Script
{
    private readonly List<Step> _steps = [];

    internal IReadOnlyList<Step> Steps => _steps;

    internal static Script Parse(string text)
    {
        var script = new Script();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            script.Add(line);
        }

        return script;
    }

    private void Add(string line)
    {
        if (line.StartsWith("$ aevum", StringComparison.Ordinal))
        {
            _steps.Add(new Step([.. Words().Matches(line["$ aevum".Length..]).Select(word => word.Value.Trim('"').Replace('\'', '"'))]));
        }
        else if (line.StartsWith("! ", StringComparison.Ordinal))
        {
            _steps[^1].Error.Add(line[2..]);
        }
        else if (line.StartsWith("? ", StringComparison.Ordinal))
        {
            _steps[^1].ExitCode = int.Parse(line.AsSpan(2), System.Globalization.CultureInfo.InvariantCulture);
        }
        else if (line.Length > 0 && !line.StartsWith('#'))
        {
            _steps[^1].Output.Add(line);
        }
    }

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Words();

    internal sealed class Step(IReadOnlyList<string> arguments)
    {
        internal IReadOnlyList<string> Arguments => arguments;

        internal List<string> Output { get; } = [];

        internal List<string> Error { get; } = [];

        internal int ExitCode { get; set; }

        public override string ToString() => $"aevum {string.Join(' ', arguments)}";
    }

    /// <summary>Tells whether a text is what a script says, line by line without blank ones.</summary>
    internal static string? Difference(IReadOnlyList<string> expected, string actual)
    {
        var lines = actual.ReplaceLineEndings("\n").Split('\n').Where(line => line.Length > 0).ToList();
        var hasRest = expected.Count > 0 && expected[^1] == "...";
        var count = hasRest ? expected.Count - 1 : expected.Count;
        if (lines.Count < count || (!hasRest && lines.Count > count))
        {
            return $"{lines.Count} lines where {count} were expected:\n{actual}";
        }

        for (var index = 0; index < count; index++)
        {
            if (!Matches(expected[index], lines[index]))
            {
                return $"expected: {expected[index]}\nactual:   {lines[index]}";
            }
        }

        return null;
    }

    private static bool Matches(string pattern, string line)
    {
        var expression = new StringBuilder("^").AppendJoin(".*", pattern.Split('*').Select(Regex.Escape)).Append('$').ToString();
        return Regex.IsMatch(line, expression, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(5));
    }
}
