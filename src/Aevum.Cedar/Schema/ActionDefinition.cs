using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Schema;

/// <summary>One declared action. Immutable and thread-safe.</summary>
public sealed class ActionDefinition
{
    internal ActionDefinition(EntityUid uid, EntityUid[] parents, ActionApplication application, IReadOnlyList<Annotation> annotations)
    {
        Uid = uid;
        Parents = Array.AsReadOnly(parents);
        PrincipalTypes = Array.AsReadOnly(application.Principals);
        ResourceTypes = Array.AsReadOnly(application.Resources);
        Context = application.Context;
        Annotations = Array.AsReadOnly(annotations.ToArray());
    }

    /// <summary>The action entity, for example <c>PhotoApp::Action::"view"</c>.</summary>
    public EntityUid Uid { get; }

    /// <summary>The action groups it is a direct member of.</summary>
    public IReadOnlyList<EntityUid> Parents { get; }

    /// <summary>The fully qualified entity types of principals; empty for an action that applies to nothing.</summary>
    public IReadOnlyList<string> PrincipalTypes { get; }

    /// <summary>The fully qualified entity types of resources; empty for an action that applies to nothing.</summary>
    public IReadOnlyList<string> ResourceTypes { get; }

    /// <summary>The type of the context.</summary>
    public RecordType Context { get; }

    /// <summary>The annotations of the declaration in source order.</summary>
    public IReadOnlyList<Annotation> Annotations { get; }
}
