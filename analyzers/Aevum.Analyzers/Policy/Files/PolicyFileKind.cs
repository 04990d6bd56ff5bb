namespace Aevum.Analyzers.Policy.Files;

/// <summary>What an additional file is to rule AEV4002.</summary>
internal enum PolicyFileKind
{
    /// <summary>Nothing that is read.</summary>
    Other,

    /// <summary>Cedar policies and templates, <c>.cedar</c>.</summary>
    Policies,

    /// <summary>A schema in Cedar schema syntax, <c>.cedarschema</c>.</summary>
    Schema,
}
