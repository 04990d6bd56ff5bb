using System.Globalization;
using System.Text;

namespace Aevum.Cedar.Tests.Schema;

/// <summary>Makes valid schema texts from a seed: namespaces, common types that use earlier ones, entity types, actions with groups.</summary>
internal sealed class RandomSchema(int seed)
{
    private static readonly string[] BuiltIn = ["Long", "String", "__cedar::Bool", "decimal", "__cedar::ipaddr", "datetime", "duration"];
    private static readonly string[] AttributeNames = ["a", "\"b c\"", "if_", "\"if\"", "\"\\u{1F600}\"", "\"\\\"\"", "type", "\"\""];

    private readonly Random _random = new(seed);
    private readonly List<string> _usable = [];

    internal string Next()
    {
        var text = new StringBuilder();
        _usable.Clear();
        for (var number = 0; number < 3; number++)
        {
            AppendNamespace(text, number == 0 ? "" : number == 1 ? "N" : "N::M", number);
        }

        return text.ToString();
    }

    private void AppendNamespace(StringBuilder text, string name, int number)
    {
        text.Append(name.Length == 0 ? "" : $"{Note()}namespace {name} {{\n");
        var local = new List<string>();
        for (var type = 0; type < _random.Next(1, 4); type++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Note()}entity E{number}{type}{Parents(local)} = {Record(2)}{(Chance(0.3) ? " tags " + Type(1) : "")};\n");
            local.Add($"E{number}{type}");
            _usable.Add(name.Length == 0 ? $"E{number}{type}" : $"{name}::E{number}{type}");
        }

        text.Append(CultureInfo.InvariantCulture, $"entity Enum{number} enum [\"x\", \"\\n\"];\n");
        for (var type = 0; type < _random.Next(3); type++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Note()}type T{number}{type} = {Type(2)};\n");
            _usable.Add(name.Length == 0 ? $"T{number}{type}" : $"{name}::T{number}{type}");
        }

        text.Append(CultureInfo.InvariantCulture, $"action \"g {number}\"; action a{number} in [\"g {number}\"] appliesTo {{ principal: [{string.Join(", ", local)}], resource: {local[0]}, context: {Record(1)} }};\n");
        text.Append(name.Length == 0 ? "" : "}\n");
    }

    private string Note() => Chance(0.2) ? "@doc(\"n\\t\") " : Chance(0.1) ? "@bare " : "";

    private string Parents(List<string> local) => local.Count == 0 || Chance(0.5) ? "" : $" in [{string.Join(", ", local)}]";

    private bool Chance(double share) => _random.NextDouble() < share;

    private string Type(int depth) => _random.Next(depth <= 0 ? 2 : 4) switch
    {
        0 => BuiltIn[_random.Next(BuiltIn.Length)],
        1 => _usable.Count == 0 ? "Bool" : _usable[_random.Next(_usable.Count)],
        2 => $"Set<{Type(depth - 1)}>",
        _ => Record(depth - 1),
    };

    private string Record(int depth)
    {
        var attributes = AttributeNames.Where(_ => Chance(0.3)).Select(name => $"{Note()}{name}{(Chance(0.5) ? "?" : "")}: {Type(depth)}");
        return "{ " + string.Join(", ", attributes) + " }";
    }
}
