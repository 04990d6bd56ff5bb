using Aevum.Cedar.Schema;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>The types of one kind of request: an action with one of its principal types and one of its resource types.</summary>
internal sealed class RequestEnvironment(EntityReferenceType principal, ActionDefinition action, EntityReferenceType resource)
{
    internal EntityReferenceType Principal { get; } = principal;

    internal ActionDefinition Action { get; } = action;

    internal EntityReferenceType Resource { get; } = resource;
}
