namespace Aevum.Generators.Models;

/// <summary>A purpose whose declaration is valid.</summary>
internal sealed record PurposeModel
{
    /// <summary>The metadata name of the declaring type, with its namespace and containing types: unique in the assembly.</summary>
    public string MetadataName { get; init; } = "";

    /// <summary>The namespace, not escaped; empty for the global one.</summary>
    public string Namespace { get; init; } = "";

    /// <summary>The types around the declaration, the outermost first.</summary>
    public EquatableArray<ContainingTypeModel> ContainingTypes { get; init; }

    /// <summary>The declaring type itself.</summary>
    public ContainingTypeModel Type { get; init; } = new("", "");

    /// <summary>The purpose.</summary>
    public string Name { get; init; } = "";

    /// <summary>The agent that acts; empty when the declaration names none, and then nothing is generated.</summary>
    public string Grantee { get; init; } = "";

    /// <summary>The declared operations, as the number of the enumeration.</summary>
    public int Operations { get; init; }

    /// <summary>The highest classification, as the number of the enumeration.</summary>
    public int ClassificationMax { get; init; }

    /// <summary>How long a grant lasts.</summary>
    public int ValidForDays { get; init; }

    /// <summary>The subject type; null when subjects are strings.</summary>
    public SubjectModel? Subject { get; init; }
}
