namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>Finds a value that can be written at a place: a local, parameter, field or property.</summary>
internal static class ValuesInScope
{
    private const string Configuration = "Configuration";

    /// <summary>How the nearest value whose type fits is written there; null when there is none.</summary>
    public static string? Find(FixPlace place, Func<ITypeSymbol, bool> fits) => At(place).Where(value => fits(value.Type)).Select(value => value.Text).FirstOrDefault();

    /// <summary>How the configuration is written there: a value of its own, or that of a builder or context; null when there is none.</summary>
    public static string? FindConfiguration(FixPlace place) => Find(place, IsConfiguration)
        ?? At(place).Where(value => HasConfiguration(value.Type)).Select(value => $"{value.Text}.{Configuration}").FirstOrDefault();

    private static bool HasConfiguration(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(Configuration).OfType<IPropertySymbol>().Any(property => property.DeclaredAccessibility == Accessibility.Public && IsConfiguration(property.Type)))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(contract => contract.GetMembers(Configuration).OfType<IPropertySymbol>().Any(property => IsConfiguration(property.Type)));
    }

    private static bool IsConfiguration(ITypeSymbol type) => IsConfigurationItself(type) || type.AllInterfaces.Any(IsConfigurationItself);

    private static bool IsConfigurationItself(ITypeSymbol type) =>
        type is { Name: "IConfiguration", ContainingAssembly.Name: "Microsoft.Extensions.Configuration.Abstractions" };

    /// <summary>Locals first, then parameters, then members: the nearest is the one that is meant.</summary>
    private static IEnumerable<(string Text, ITypeSymbol Type)> At(FixPlace place) => place.Model.LookupSymbols(place.Node.SpanStart)
        .Select(symbol => (Rank: RankOf(symbol, place.Node), Symbol: symbol))
        .Where(ranked => ranked.Rank >= 0)
        .OrderBy(ranked => ranked.Rank)
        .Select(ranked => (Escaped(ranked.Symbol.Name), TypeOf(ranked.Symbol)));

    private static int RankOf(ISymbol symbol, SyntaxNode node) => symbol switch
    {
        ILocalSymbol local => local.Locations.All(location => location.SourceSpan.End < node.SpanStart) ? 0 : -1,
        IParameterSymbol => 1,
        IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol { GetMethod: not null } => 2,
        _ => -1,
    };

    private static ITypeSymbol TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        _ => ((IPropertySymbol)symbol).Type,
    };

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
