using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Deployment.Files;

/// <summary>
/// Reads the instructions of a Dockerfile that reach the running container: <c>ENV</c> in both forms, <c>ONBUILD ENV</c>, and a variable put before
/// the command of <c>CMD</c> and <c>ENTRYPOINT</c>. <c>RUN</c> and <c>ARG</c> end with the build, so they do not count.
/// </summary>
internal static class DockerfileScanner
{
    public static List<DevelopmentSetting> Scan(string text)
    {
        var found = new List<DevelopmentSetting>();
        foreach (var instruction in DockerfileReader.Read(text))
        {
            switch (instruction.Keyword)
            {
                case "ENV":
                    ScanEnvironment(instruction, found);
                    break;
                case "CMD":
                case "ENTRYPOINT":
                    ScanCommand(instruction, found);
                    break;
            }
        }

        return found;
    }

    private static void ScanEnvironment(DockerfileInstruction instruction, List<DevelopmentSetting> found)
    {
        var words = instruction.Words();
        if (words.Count == 0)
        {
            return;
        }

        if (words[0].Text.IndexOf('=') < 0)
        {
            // The old form: one name, and the rest of the line is the value.
            if (string.Equals(words[0].Text, DevelopmentVariable.Name, StringComparison.Ordinal) && words.Count > 1)
            {
                found.Add(new DevelopmentSetting(TextSpan.FromBounds(words[0].Span.Start, words[words.Count - 1].Span.End), instruction.Whole));
            }

            return;
        }

        foreach (var word in words.Where(word => DevelopmentVariable.IsAssignment(word.Text)))
        {
            found.Add(new DevelopmentSetting(word.Span, words.Count == 1 ? instruction.Whole : word.WithSpaceBefore));
        }
    }

    private static void ScanCommand(DockerfileInstruction instruction, List<DevelopmentSetting> found)
    {
        foreach (var word in instruction.Words())
        {
            var offset = word.Text.IndexOf(DevelopmentVariable.Name + "=", StringComparison.Ordinal);
            if (offset >= 0 && (offset == 0 || word.Text[offset - 1] is '"' or '\'' or '[' or ',' or ' '))
            {
                found.Add(new DevelopmentSetting(word.Span, default));
            }
        }
    }
}
