using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation;

/// <summary>
/// What one evaluation needs: the request, the entities, the three entities of the request looked up once, and the error of the
/// policy at hand. Lives on the stack and is passed by reference.
/// </summary>
internal struct EvaluationFrame
{
    internal EvaluationFrame(Request request, Entities entities)
    {
        Request = request;
        Entities = entities;
        Principal = entities.FindStored(request.Principal);
        Action = entities.FindStored(request.Action);
        Resource = entities.FindStored(request.Resource);
    }

    internal Request Request { get; }

    internal Entities Entities { get; }

    /// <summary>Null when the principal is not among the entities.</summary>
    internal StoredEntity? Principal { get; }

    /// <summary>Null when the action is not among the entities.</summary>
    internal StoredEntity? Action { get; }

    /// <summary>Null when the resource is not among the entities.</summary>
    internal StoredEntity? Resource { get; }

    /// <summary>Why the evaluation failed; null unless a node answered with failure.</summary>
    internal EvaluationError? Error { get; private set; }

    /// <summary>Looks an entity up; those of the request are at hand already.</summary>
    internal readonly StoredEntity? Find(EntityUid uid)
    {
        if (ReferenceEquals(uid, Request.Principal))
        {
            return Principal;
        }

        return ReferenceEquals(uid, Request.Resource) ? Resource
            : ReferenceEquals(uid, Request.Action) ? Action
            : Entities.FindStored(uid);
    }

    /// <summary>The operator <c>in</c> for one ancestor: the same entity, or one above it.</summary>
    internal readonly bool IsIn(EntityUid descendant, EntityUid ancestor) =>
        descendant.Equals(ancestor) || (Find(descendant) is { HasParents: true } stored && Entities.AncestorsOf(stored).Contains(ancestor));

    /// <summary>Records the error and answers false, so that a node can return the call.</summary>
    internal bool Fail(EvaluationErrorKind kind, SourceSpan span, string detail, CedarValue left = default, CedarValue right = default)
    {
        Error = new EvaluationError(kind, span, detail, left, right);
        return false;
    }

    internal bool FailType(SourceSpan span, CedarValueKind expected, in CedarValue found) =>
        Fail(EvaluationErrorKind.WrongType, span, EvaluationError.KindName(expected), found);
}
