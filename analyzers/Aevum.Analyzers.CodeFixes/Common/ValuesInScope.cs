namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>Finds a value that can be written at a place: a local, parameter, field or property, or a member of one.</summary>
internal static class ValuesInScope
{
    /// <summary>How the nearest value whose type fits is written at <paramref name="place"/>; null when there is none.</summary>
    public static string? Find(SemanticModel model, SyntaxNode place, Func<ITypeSymbol, bool> fits) =>
        At(model, place).Where(value => fits(value.Type)).Select(value => value.Text).FirstOrDefault();

    /// <summary>How the root of the configuration is written there: a value of its own, or that of a builder or context; null when there is none.</summary>
    public static string? FindConfiguration(SemanticModel model, SyntaxNode place) => FindOrMember(model, place, "Configuration", IsConfiguration);

    /// <summary>How the services that are built are written there: a provider of its own, or that of a host; null when there is none.</summary>
    public static string? FindProvider(SemanticModel model, SyntaxNode place) =>
        FindOrMember(model, place, "Services", static type => type is { Name: "IServiceProvider", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } });

    private static string? FindOrMember(SemanticModel model, SyntaxNode place, string member, Func<ITypeSymbol, bool> fits) => Find(model, place, fits)
        ?? At(model, place).Where(value => Has(value.Type, member, fits)).Select(value => $"{value.Text}.{member}").FirstOrDefault();

    private static bool Has(ITypeSymbol type, string member, Func<ITypeSymbol, bool> fits)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (IsDeclaredIn(current, member, fits))
            {
                return true;
            }
        }

        return type.TypeKind is TypeKind.Interface or TypeKind.TypeParameter && type.AllInterfaces.Any(contract => IsDeclaredIn(contract, member, fits));
    }

    private static bool IsDeclaredIn(ITypeSymbol type, string member, Func<ITypeSymbol, bool> fits) =>
        type.GetMembers(member).OfType<IPropertySymbol>().Any(property => property is { DeclaredAccessibility: Accessibility.Public, IsStatic: false } && fits(property.Type));

    /// <summary>A section is a part of the configuration, where the keys have other names.</summary>
    private static bool IsConfiguration(ITypeSymbol type) => Implements(type, "IConfiguration") && !Implements(type, "IConfigurationSection");

    private static bool Implements(ITypeSymbol type, string contract) => IsAbstraction(type, contract) || type.AllInterfaces.Any(each => IsAbstraction(each, contract));

    private static bool IsAbstraction(ITypeSymbol type, string name) => type.Name == name && type.ContainingAssembly?.Name == "Microsoft.Extensions.Configuration.Abstractions";

    /// <summary>Locals first, then parameters, members, and parameters of the type: the nearest is the one that is meant. What a static function cannot reach is left out.</summary>
    private static IEnumerable<(string Text, ITypeSymbol Type)> At(SemanticModel model, SyntaxNode place)
    {
        var around = model.GetEnclosingSymbol(place.SpanStart);
        return model.LookupSymbols(place.SpanStart)
            .Select(symbol => (Rank: RankOf(symbol, place), Symbol: symbol))
            .Where(ranked => ranked.Rank >= 0 && IsReached(ranked.Symbol, around))
            .OrderBy(ranked => ranked.Rank)
            .Select(ranked => (Escaped(ranked.Symbol.Name), TypeOf(ranked.Symbol)));
    }

    private static int RankOf(ISymbol symbol, SyntaxNode place) => symbol switch
    {
        ILocalSymbol local => local.Locations.All(location => location.SourceSpan.End < place.SpanStart) ? 0 : -1,
        IParameterSymbol parameter => IsOfType(parameter) ? 3 : 1,
        IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol { GetMethod: not null } => 2,
        _ => -1,
    };

    /// <summary>A parameter of a primary constructor, which would be kept a second time where a field keeps it already.</summary>
    private static bool IsOfType(IParameterSymbol parameter) => parameter.ContainingSymbol.DeclaringSyntaxReferences is [var declaration] && declaration.GetSyntax() is TypeDeclarationSyntax;

    /// <summary>Outwards from the innermost function: to the one that declares the symbol, or to the object whose member it is.</summary>
    private static bool IsReached(ISymbol symbol, ISymbol? around)
    {
        for (var current = around; current is not (null or INamedTypeSymbol); current = current.ContainingSymbol)
        {
            if (symbol.IsStatic || SymbolEqualityComparer.Default.Equals(current, symbol.ContainingSymbol))
            {
                return true;
            }

            if (current.IsStatic || current is IFieldSymbol or IPropertySymbol)
            {
                return false;
            }
        }

        return symbol is not ILocalSymbol;
    }

    private static ITypeSymbol TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        _ => ((IPropertySymbol)symbol).Type,
    };

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
}
