using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Json;

/// <summary>The names that the JSON format of Cedar (EST) gives to operators.</summary>
internal static class EstOperators
{
    private static readonly Dictionary<string, BinaryOperator> Binaries = new(StringComparer.Ordinal)
    {
        ["&&"] = BinaryOperator.And,
        ["||"] = BinaryOperator.Or,
        ["=="] = BinaryOperator.Equal,
        ["!="] = BinaryOperator.NotEqual,
        ["<"] = BinaryOperator.Less,
        ["<="] = BinaryOperator.LessOrEqual,
        [">"] = BinaryOperator.Greater,
        [">="] = BinaryOperator.GreaterOrEqual,
        ["in"] = BinaryOperator.In,
        ["+"] = BinaryOperator.Add,
        ["-"] = BinaryOperator.Subtract,
        ["*"] = BinaryOperator.Multiply,
        ["contains"] = BinaryOperator.Contains,
        ["containsAll"] = BinaryOperator.ContainsAll,
        ["containsAny"] = BinaryOperator.ContainsAny,
        ["getTag"] = BinaryOperator.GetTag,
        ["hasTag"] = BinaryOperator.HasTag,
    };

    private static readonly Dictionary<string, UnaryOperator> Unaries = new(StringComparer.Ordinal)
    {
        ["!"] = UnaryOperator.Not,
        ["neg"] = UnaryOperator.Negate,
        ["isEmpty"] = UnaryOperator.IsEmpty,
    };

    private static readonly Dictionary<BinaryOperator, string> BinaryNames = Binaries.ToDictionary(static pair => pair.Value, static pair => pair.Key);
    private static readonly Dictionary<UnaryOperator, string> UnaryNames = Unaries.ToDictionary(static pair => pair.Value, static pair => pair.Key);

    internal static string NameOf(BinaryOperator @operator) => BinaryNames[@operator];

    internal static string NameOf(UnaryOperator @operator) => UnaryNames[@operator];

    internal static bool TryFind(string name, out BinaryOperator @operator) => Binaries.TryGetValue(name, out @operator);

    internal static bool TryFind(string name, out UnaryOperator @operator) => Unaries.TryGetValue(name, out @operator);
}
