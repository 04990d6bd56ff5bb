namespace Aevum.Generators.Models;

/// <summary>A purpose whose declaration is valid.</summary>
internal sealed record PurposeModel
{
    /// <summary>The metadata name of the declaring type, with its namespace and containing types: unique in the assembly.</summary>
    public required string MetadataName { get; init; }

    /// <summary>The namespace, not escaped; empty for the global one.</summary>
    public required string Namespace { get; init; }

    /// <summary>The types around the declaration, the outermost first.</summary>
    public required EquatableArray<ContainingTypeModel> ContainingTypes { get; init; }

    /// <summary>The declaring type itself.</summary>
    public required ContainingTypeModel Type { get; init; }

    /// <summary>The purpose.</summary>
    public required string Name { get; init; }

    /// <summary>The agent that acts.</summary>
    public required string Grantee { get; init; }

    /// <summary>The declared operations, as the number of the enumeration.</summary>
    public required int Operations { get; init; }

    /// <summary>The highest classification, as the number of the enumeration.</summary>
    public required int ClassificationMax { get; init; }

    /// <summary>How long a grant lasts.</summary>
    public required int ValidForDays { get; init; }

    /// <summary>The subject type; null when subjects are strings.</summary>
    public required SubjectModel? Subject { get; init; }
}
