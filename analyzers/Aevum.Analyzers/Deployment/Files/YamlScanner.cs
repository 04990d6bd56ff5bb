using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Deployment.Files;

/// <summary>
/// Finds the development variable in the places of compose files, Kubernetes manifests and Helm values that become the environment of a container:
/// maps and lists under <c>environment</c> and <c>env</c>, <c>name</c> and <c>value</c> pairs, the data of a ConfigMap or Secret, and anchored maps
/// that other places merge. Build arguments, labels and variables that are only passed on do not count.
/// </summary>
internal sealed class YamlScanner : IYamlVisitor
{
    private static readonly string[] Maps = ["environment", "env", "data", "stringData"];
    private static readonly string[] Lists = ["environment", "env", "literals"];

    private readonly string _text;
    private readonly List<FileLine> _lines;
    private readonly List<DevelopmentSetting> _found = [];

    private YamlScanner(string text)
    {
        _text = text;
        _lines = FileLine.Split(text);
    }

    public static List<DevelopmentSetting> Scan(string text)
    {
        var scanner = new YamlScanner(text);
        YamlReader.Read(text, scanner._lines, scanner);
        return scanner._found;
    }

    public void Pair(IReadOnlyList<YamlEntry> path, YamlScalar key, YamlScalar value)
    {
        if (IsVariable(key.Text) && !value.IsNull && IsEnvironmentMap(path, path.Count - 2))
        {
            Add(TextSpan.FromBounds(key.Span.Start, value.Span.End), path[path.Count - 1]);
            return;
        }

        var isName = string.Equals(key.Text, "name", StringComparison.Ordinal) && IsVariable(value.Text);
        if (isName && path.Count >= 3 && path[path.Count - 2].Key is null && IsIn(Lists, path[path.Count - 3].Key))
        {
            Add(TextSpan.FromBounds(key.Span.Start, value.Span.End), path[path.Count - 2]);
        }
    }

    public void Scalar(IReadOnlyList<YamlEntry> path, YamlScalar scalar)
    {
        if (path.Count == 0)
        {
            return;
        }

        var last = path[path.Count - 1];
        if (last.Key is null && DevelopmentVariable.IsAssignment(scalar.Text) && path.Count >= 2 && (IsIn(Lists, path[path.Count - 2].Key) || path[path.Count - 2].HasAnchor))
        {
            Add(scalar.Span, last);
        }

        if (IsVariable(last.Key) && !scalar.IsNull && IsEnvironmentMap(path, path.Count - 2))
        {
            Add(scalar.Span, last);
        }
    }

    private static bool IsEnvironmentMap(IReadOnlyList<YamlEntry> path, int index) => index >= 0 && (IsIn(Maps, path[index].Key) || path[index].HasAnchor);

    private static bool IsVariable(string? text) => string.Equals(text, DevelopmentVariable.Name, StringComparison.Ordinal);

    private static bool IsIn(string[] names, string? key) => names.Contains(key, StringComparer.Ordinal);

    private void Add(TextSpan span, YamlEntry owner) => _found.Add(new DevelopmentSetting(span, owner.Column < 0 ? default : LinesOf(owner)));

    private TextSpan LinesOf(YamlEntry owner)
    {
        // An item that shares its line with the item around it cannot be deleted by lines.
        if (YamlReader.ColumnOf(_text, _lines[owner.Line]) != owner.Column)
        {
            return default;
        }

        var next = owner.Line + 1;
        var end = _lines[owner.Line].Next;
        for (; next < _lines.Count; next++)
        {
            var column = YamlReader.ColumnOf(_text, _lines[next]);
            if (column >= 0 && column <= owner.Column)
            {
                break;
            }

            end = column >= 0 ? _lines[next].Next : end;
        }

        return TextSpan.FromBounds(_lines[owner.Line].Start, end);
    }
}
