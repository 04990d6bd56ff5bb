using Aevum.Cedar.Values;

namespace Aevum.Cedar.Syntax;

/// <summary>What stands after <c>==</c> or <c>in</c> in a scope: an entity, or the slot of the variable.</summary>
internal readonly struct ScopeTarget
{
    private ScopeTarget(EntityUid? entity) => Entity = entity;

    /// <summary>Null for a slot.</summary>
    internal EntityUid? Entity { get; }

    internal bool IsSlot => Entity is null;

    internal static ScopeTarget Slot => default;

    internal static ScopeTarget Of(EntityUid entity) => new(entity);
}
