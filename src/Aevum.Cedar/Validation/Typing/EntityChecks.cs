using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>Types of attribute access, <c>has</c>, tags, <c>is</c> and <c>in</c>.</summary>
internal sealed class EntityChecks(TypeChecker checker, CheckContext context)
{
    private const int MaxPathLength = 8;

    private readonly MemberTypes _members = new(context);

    internal Typed Attribute(AttributeExpression access, KnownCapabilities known)
    {
        if (CheckHolder(access.Target, known) is not { } holder)
        {
            return Typed.Unknown;
        }

        if (_members.FindAttribute(holder, access.Name) is not { } attribute)
        {
            ReportUnknown(access, holder);
            return Typed.Unknown;
        }

        if (!attribute.IsRequired && !known.Contains(context.Expressions.NumberOf(access.Target), context.Expressions.NumberOf(access.Name)))
        {
            ReportUnchecked(access, holder);
        }

        return new(attribute.Type);
    }

    internal Typed Has(HasExpression has, KnownCapabilities known)
    {
        if (CheckHolder(has.Target, known) is not { } holder)
        {
            return Typed.Boolean;
        }

        var name = has.Path[0];
        var attribute = _members.FindAttribute(holder, name);
        if (attribute is null && !_members.MayHaveAttribute(holder, name))
        {
            return Typed.False;
        }

        var target = context.Expressions.NumberOf(has.Target);
        var number = context.Expressions.NumberOf(name);

        // An entity may be missing from the request's data, and then has none of its attributes: only records are sure to exist.
        var certain = known.Contains(target, number) || (attribute is { IsRequired: true } && holder is RecordType);
        return new(certain ? TruthType.True : PrimitiveType.Boolean, Capabilities.One(target, number));
    }

    internal Typed HasTag(BinaryExpression hasTag, KnownCapabilities known)
    {
        var holder = CheckTagOperands(hasTag, known);
        if (holder is null)
        {
            return Typed.Boolean;
        }

        if (!_members.MayHaveTags(holder))
        {
            return Typed.False;
        }

        var target = context.Expressions.NumberOf(hasTag.Left);
        var tag = context.Expressions.NumberOf(hasTag.Right);
        return new(known.Contains(target, tag) ? TruthType.True : PrimitiveType.Boolean, Capabilities.One(target, tag));
    }

    internal Typed GetTag(BinaryExpression getTag, KnownCapabilities known)
    {
        if (CheckTagOperands(getTag, known) is not { } holder)
        {
            return Typed.Unknown;
        }

        if (known.Contains(context.Expressions.NumberOf(getTag.Left), context.Expressions.NumberOf(getTag.Right)) && _members.TagType(holder) is { } type)
        {
            return new(type);
        }

        if (_members.MayHaveTags(holder))
        {
            const string Help = "test for it first with `hasTag`, on the same entity and the same tag name";
            context.Report(ValidationErrorKind.UncheckedTag, getTag, $"this tag of {Describe(getTag.Left, holder)} may be absent here", Help);
        }
        else
        {
            context.Report(ValidationErrorKind.UncheckedTag, getTag, $"{Describe(getTag.Left, holder)} has no tags", "declare them in the schema with `tags`");
        }

        return new(_members.TagType(holder));
    }

    internal Typed Is(IsExpression test, KnownCapabilities known)
    {
        var type = CheckEntity(test.Target, known, "only entities have an entity type");
        var names = EntityUnionType.NamesOf(type);
        if (names.Count == 0)
        {
            return Typed.Boolean;
        }

        return !names.Contains(test.EntityType) ? Typed.False : names.Count == 1 ? Typed.True : Typed.Boolean;
    }

    internal Typed In(BinaryExpression test, KnownCapabilities known)
    {
        const string Help = "use `contains`, `containsAny` or `containsAll` for the elements of a set";
        var left = CheckEntity(test.Left, known, Help);
        var right = CheckEntityOrSet(test.Right, known, Help);
        if (left is null || right is null)
        {
            return Typed.Boolean;
        }

        if (ActionOf(test.Left) is { } action && LiteralsOf(test.Right) is { } ancestors)
        {
            return new(TruthType.Of(ancestors.Any(ancestor => context.Hierarchy.IsIn(action, ancestor))));
        }

        var members = EntityUnionType.NamesOf(left);
        var groups = EntityUnionType.NamesOf(right is SetType set ? set.Element : right);
        return members.Any(member => groups.Any(group => context.Hierarchy.MayBeIn(member, group))) ? Typed.Boolean : Typed.False;
    }

    private void ReportUnknown(AttributeExpression access, CedarType holder) => context.Report(
        ValidationErrorKind.UnknownAttribute,
        access,
        $"{Describe(access.Target, holder)} has no attribute `{access.Name}`",
        context.Suggest(access.Name, _members.AttributeNames(holder)));

    private void ReportUnchecked(AttributeExpression access, CedarType holder)
    {
        var test = IsShortPath(access.Target) ? $"`{access.Target} has {SchemaNames.AttributeText(access.Name)} && …`" : "`has`";
        var attribute = $"the attribute `{access.Name}` of {Describe(access.Target, holder)}";
        context.Report(ValidationErrorKind.UncheckedOptionalAttribute, access, attribute + " is optional and may be absent here", "test for it first: " + test);
    }

    /// <summary>The type of the left side of <c>.</c> or <c>has</c>; null after a fault.</summary>
    private CedarType? CheckHolder(Expression target, KnownCapabilities known)
    {
        var type = checker.Check(target, known).Type;
        if (type is null or RecordType or EntityReferenceType or EntityUnionType)
        {
            return type;
        }

        context.ReportUnexpected(target, "an entity or a record", type, type == PrimitiveType.String ? "use `like` to look into a string" : null);
        return null;
    }

    private CedarType? CheckEntity(Expression at, KnownCapabilities known, string? help)
    {
        var type = checker.Check(at, known).Type;
        if (type is null or EntityReferenceType or EntityUnionType)
        {
            return type;
        }

        context.ReportUnexpected(at, "an entity", type, help);
        return null;
    }

    private CedarType? CheckEntityOrSet(Expression at, KnownCapabilities known, string help)
    {
        var type = checker.Check(at, known).Type;
        if (type is null or EntityReferenceType or EntityUnionType or SetType { Element: EntityReferenceType or EntityUnionType or NeverType })
        {
            return type;
        }

        context.ReportUnexpected(at, "an entity or a set of entities", type, type is SetType ? help : null);
        return null;
    }

    private CedarType? CheckTagOperands(BinaryExpression operation, KnownCapabilities known)
    {
        var holder = CheckEntity(operation.Left, known, "only entities have tags");
        var tag = checker.Check(operation.Right, known).Type;
        if (tag is not (null or NeverType) && tag != PrimitiveType.String)
        {
            context.ReportUnexpected(operation.Right, "`String`", tag);
        }

        return holder;
    }

    private EntityUid? ActionOf(Expression expression) =>
        LiteralOf(expression) is { IsAction: true } action && context.Schema.TypeOf(action) is not null ? action : null;

    private EntityUid? LiteralOf(Expression expression) => expression switch
    {
        LiteralExpression { Value.Kind: CedarValueKind.Entity } literal => literal.Value.AsEntity,
        VariableExpression { Variable: RequestVariable.Action } => context.Environment.Action.Uid,
        _ => null,
    };

    /// <summary>The entities of a literal or of a set of literals; null when another expression is among them.</summary>
    private List<EntityUid>? LiteralsOf(Expression expression)
    {
        var literals = new List<EntityUid>();
        foreach (var element in expression is SetExpression set ? set.Elements : [expression])
        {
            if (LiteralOf(element) is not { } literal)
            {
                return null;
            }

            literals.Add(literal);
        }

        return literals;
    }

    /// <summary>A variable with a few attributes behind it: what can be repeated in a message.</summary>
    private static bool IsShortPath(Expression expression)
    {
        for (var length = 0; length < MaxPathLength && expression is AttributeExpression attribute; length++)
        {
            expression = attribute.Target;
        }

        return expression is VariableExpression;
    }

    private string Describe(Expression expression, CedarType type) => expression switch
    {
        VariableExpression { Variable: RequestVariable.Context } => $"the context of `{context.Environment.Action.Uid}`",
        _ when type is RecordType => "this record",
        _ => $"entity type `{type.ToShortString()}`",
    };
}
