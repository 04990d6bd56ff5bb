using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers.Reflection;

/// <summary>Calls of the reflection libraries that reach, or may reach, a member of the kernel.</summary>
internal sealed class ReflectionCalls(KernelSymbols kernel, ValueAnalysis values)
{
    /// <summary>What a lookup without flags sees: instance, static and public members.</summary>
    private const long Open = 4 | 8 | 16;

    private const long NonPublic = 32;

    private static readonly string[] Libraries =
    [
        "System.Type", "System.Reflection.TypeInfo", "System.Reflection.RuntimeReflectionExtensions", "System.Reflection.TypeExtensions", "System.Reflection.Assembly",
        "System.Reflection.MethodBase", "System.Reflection.MethodInfo", "System.Reflection.ConstructorInfo", "System.Reflection.PropertyInfo", "System.Reflection.FieldInfo",
        "System.Reflection.EventInfo", "System.Reflection.MethodInvoker", "System.Reflection.ConstructorInvoker", "System.Reflection.Emit.ILGenerator", "System.Activator",
        "System.AppDomain", "System.Delegate", "System.Linq.Expressions.Expression", "System.Runtime.CompilerServices.RuntimeHelpers",
        "System.Runtime.Serialization.FormatterServices",
    ];

    private readonly ReflectedMembers _members = new(KernelMembers.Of(kernel));

    /// <summary>Calls <paramref name="action"/> for every call of a reflection library.</summary>
    public static void OnCall(RuleRegistration registration, Action<OperationAnalysisContext> action)
    {
        foreach (var library in Libraries)
        {
            registration.OnCallTo(registration.Kernel.FindReferenced(library), action);
        }
    }

    /// <summary>What <paramref name="call"/> does to the kernel, or null.</summary>
    public ReflectionFinding? Find(IInvocationOperation call, CancellationToken cancellationToken)
    {
        var types = new ReflectedTypes(kernel, values, cancellationToken);
        var name = call.TargetMethod.Name;
        return call.TargetMethod.ContainingType.Name switch
        {
            "Type" or "TypeInfo" or "RuntimeReflectionExtensions" or "TypeExtensions" => name == "InvokeMember" ? Named(call, types, "InvokeMember") : Lookup(call, types),
            "Activator" or "RuntimeHelpers" or "FormatterServices" or "AppDomain" => Creation(call, types),
            "Assembly" => name == "CreateInstance" ? Creation(call, types) : null,
            "Expression" => Expression(call, types),
            "Delegate" => name == "CreateDelegate" ? Named(call, types, "Delegate.CreateDelegate") ?? Bound(call, types) : null,
            _ => Bound(call, types),
        };
    }

    /// <summary>A lookup on a type of the kernel that is kept as a delegate: which name it is given later cannot be decided.</summary>
    public ReflectionFinding? Find(IMethodReferenceOperation reference, CancellationToken cancellationToken)
    {
        if (reference is not { Method: { ContainingType.Name: "Type" or "TypeInfo", Name: "GetMethod" or "GetProperty" or "GetField" or "GetEvent" or "GetMember" or "GetDeclaredMethod" or "InvokeMember" } method, Instance: { } type })
        {
            return null;
        }

        var target = new ReflectedTypes(kernel, values, cancellationToken).Of(type);
        long? flags = method.Parameters.Any(parameter => parameter.Type.Name == "BindingFlags") || SeesEverything(method) ? null : Open;
        return !target.IsEmpty && _members.CanReach(target, flags) ? new(reference.Syntax, null, "reflection", target.ToString()) : null;
    }

    /// <summary>A lookup by name counts unless its result is only described.</summary>
    private ReflectionFinding? Lookup(IInvocationOperation call, ReflectedTypes types)
    {
        var isConstructor = call.TargetMethod.Name is "GetConstructor" or "GetTypeInitializer";
        if (!isConstructor && call.TargetMethod.Name is not ("GetMethod" or "GetProperty" or "GetField" or "GetEvent" or "GetMember" or "GetRuntimeMethod" or "GetRuntimeProperty"
            or "GetRuntimeField" or "GetRuntimeEvent" or "GetDeclaredMethod" or "GetDeclaredMethods" or "GetDeclaredProperty" or "GetDeclaredField" or "GetDeclaredEvent"))
        {
            return null;
        }

        return (isConstructor ? ConstructorLookup(call, types) : Named(call, types, "reflection")) is { } found && !DescriptiveUse.IsOnly(call) ? found : null;
    }

    private ReflectionFinding? ConstructorLookup(IInvocationOperation call, ReflectedTypes types)
    {
        var target = types.Of(LambdaSource.Collection(call));
        return _members.Constructor(target) is { } constructor
            ? new(call.Syntax, constructor, "reflection", target.ToString())
            : null;
    }

    /// <summary>A call with a type of the kernel and the name of a member.</summary>
    private ReflectionFinding? Named(IInvocationOperation call, ReflectedTypes types, string means)
    {
        var target = TargetOf(call, types);
        var name = call.Arguments.FirstOrDefault(argument => argument.Parameter is { Type.SpecialType: SpecialType.System_String, Name: "name" or "method" or "methodName" or "propertyName" or "propertyOrFieldName" or "fieldName" });
        return target.IsEmpty || name is null ? null : Judge(call, target, name.Value, FlagsOf(call), means, types);
    }

    private ReflectionFinding? Judge(IInvocationOperation call, TypeSet target, IOperation name, long? flags, string means, ReflectedTypes types)
    {
        var names = values.ValuesOf(name, types.CancellationToken);
        foreach (var text in names.Known)
        {
            if (text.Text is { } known && _members.Find(target, known, flags) is { } member)
            {
                return new(call.Syntax, member, means, target.ToString());
            }
        }

        var partial = names.Known.Select(value => value.Value).OfType<PartialText>().FirstOrDefault();
        var isOpen = partial is null ? !names.IsComplete : true;
        return isOpen && _members.CanReach(target, flags, partial is null ? null : candidate => MatchesPartly(candidate, partial))
            ? new(call.Syntax, null, means, target.ToString())
            : null;
    }

    private static bool MatchesPartly(string candidate, PartialText text) =>
        candidate.StartsWith(text.Prefix, StringComparison.OrdinalIgnoreCase) && candidate.EndsWith(text.Parts[text.Parts.Length - 1], StringComparison.OrdinalIgnoreCase);

    private static TypeSet TargetOf(IInvocationOperation call, ReflectedTypes types)
    {
        var target = call.Instance is { } instance ? types.Of(instance) : TypeSet.None;
        // The "type" of CreateDelegate is that of the delegate.
        var library = call.TargetMethod.ContainingType.Name;
        foreach (var argument in call.Arguments.Where(argument => (library, argument.Parameter?.Name) is (_, "target" or "firstArgument" or "expression" or "instance") or (not "Delegate", "type")))
        {
            target = target.With(argument.Value.Type?.Name is "Type" or "TypeInfo" ? types.Of(argument.Value) : types.OfObject(argument.Value));
            target = target.With(OfExpression(argument.Value, types));
        }

        return target;
    }

    /// <summary>The type of <c>Expression.Constant(engine)</c>, <c>Expression.Parameter(typeof(T))</c> and the like.</summary>
    private static TypeSet OfExpression(IOperation expression, ReflectedTypes types)
    {
        var found = TypeSet.None;
        foreach (var source in types.Values.SourcesOf(expression, types.CancellationToken).Select(source => source.Operation).OfType<IInvocationOperation>())
        {
            foreach (var argument in source.TargetMethod.ContainingType.Name == "Expression" ? source.Arguments : [])
            {
                found = found.With(types.Of(argument.Value)).With(types.OfObject(argument.Value));
            }
        }

        return found;
    }

    private long? FlagsOf(IInvocationOperation call)
    {
        if (SeesEverything(call.TargetMethod))
        {
            return Open | NonPublic;
        }

        var flags = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Type.Name == "BindingFlags");
        if (flags is null)
        {
            return Open;
        }

        var known = values.ValuesOf(flags.Value, default);
        return known is { IsComplete: true, Known: [{ Number: { } number }] } ? number : null;
    }

    /// <summary>Lookups that take no flags and find members that are not public too.</summary>
    private static bool SeesEverything(IMethodSymbol lookup) => (lookup.ContainingType.Name, lookup.Name) is ("Expression" or "Delegate", _)
        or (_, "GetDeclaredMethod" or "GetDeclaredMethods" or "GetDeclaredProperty" or "GetDeclaredField" or "GetDeclaredEvent")
        or (_, "GetRuntimeMethods" or "GetRuntimeProperties" or "GetRuntimeFields" or "GetRuntimeEvents");

    private ReflectionFinding? Creation(IInvocationOperation call, ReflectedTypes types)
    {
        if (!call.TargetMethod.Name.StartsWith("Create", StringComparison.Ordinal) && call.TargetMethod.Name is not ("GetUninitializedObject" or "GetSafeUninitializedObject"))
        {
            return null;
        }

        var target = call.TargetMethod.TypeArguments is [INamedTypeSymbol argument] && kernel.IsKernel(argument.ContainingAssembly) ? TypeSet.One(argument.OriginalDefinition) : TypeSet.None;
        target = target.With(call.Arguments.Where(each => each.Parameter?.Type.Name == "Type").Select(each => types.Of(each.Value)).Aggregate(TypeSet.None, (all, next) => all.With(next)));
        target = target.With(ByTypeName(call, types));
        return _members.Constructor(target) is { } constructor ? new(call.Syntax, constructor, call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name, target.ToString())
            : target.IsAny ? new(call.Syntax, null, call.TargetMethod.ContainingType.Name + "." + call.TargetMethod.Name, target.ToString()) : null;
    }

    /// <summary><c>Activator.CreateInstance("Aevum.Core", "Aevum.AevumEngine")</c>.</summary>
    private TypeSet ByTypeName(IInvocationOperation call, ReflectedTypes types)
    {
        var texts = call.Arguments.Where(argument => argument.Parameter?.Type.SpecialType == SpecialType.System_String)
            .SelectMany(argument => values.ValuesOf(argument.Value, types.CancellationToken).Known)
            .Select(value => value.Text)
            .OfType<string>();
        return new([.. texts.SelectMany(text => kernel.Find(text).Symbols)], isAny: false);
    }

    private ReflectionFinding? Expression(IInvocationOperation call, ReflectedTypes types) => call.TargetMethod.Name switch
    {
        "New" => ExpressionNew(call, types),
        "Call" or "Property" or "Field" or "PropertyOrField" => Named(call, types, "Expression." + call.TargetMethod.Name) ?? Bound(call, types),
        "MakeMemberAccess" or "Bind" => Bound(call, types),
        _ => null,
    };

    private ReflectionFinding? ExpressionNew(IInvocationOperation call, ReflectedTypes types)
    {
        var target = call.Arguments is [{ Value: var type }, ..] ? types.Of(type) : TypeSet.None;
        return _members.Constructor(target) is { } constructor ? new(call.Syntax, constructor, "Expression.New", target.ToString()) : Bound(call, types);
    }

    /// <summary>A member that was taken out of a listing, and is now invoked or bound.</summary>
    private ReflectionFinding? Bound(IInvocationOperation call, ReflectedTypes types)
    {
        if (call.Instance is not null && !DescribesNothing(call.TargetMethod.Name))
        {
            return null;
        }

        foreach (var operand in call.Arguments.Where(argument => IsMember(argument.Value.Type)).Select(argument => argument.Value).Concat(IsMember(call.Instance?.Type) ? [call.Instance!] : []))
        {
            foreach (var listing in new MemberListings(types).Of(operand))
            {
                if (FindListed(call, listing, types) is { } found)
                {
                    return found;
                }
            }
        }

        return null;
    }

    private ReflectionFinding? FindListed(IInvocationOperation call, MemberListing listing, ReflectedTypes types)
    {
        var target = types.Of(listing.Type);
        var flags = listing.Call is { } lookup ? FlagsOf(lookup) : Open | NonPublic;
        if (target.IsEmpty)
        {
            return null;
        }

        if (listing.Names.Select(name => _members.Find(target, name, flags)).FirstOrDefault(found => found is not null) is { } named)
        {
            return new(call.Syntax, named, "reflection", target.ToString());
        }

        if (listing is { Names.IsEmpty: true, IsComputed: false } && _members.AnyIn(target, flags) is { } any)
        {
            return new(call.Syntax, any, "reflection", target.ToString());
        }

        return (listing.IsComputed || listing.Names.IsEmpty) && _members.CanReach(target, flags) ? new(call.Syntax, null, "reflection", target.ToString()) : null;
    }

    private static bool DescribesNothing(string name) => name is "Invoke" or "GetValue" or "SetValue" or "CreateDelegate" or "MakeGenericMethod" or "AddEventHandler" or "RemoveEventHandler" or "Emit" or "EmitCall" or "Create" or "GetMethodBody";

    private static bool IsMember(ITypeSymbol? type) => type?.Name is "MethodInfo" or "MethodBase" or "ConstructorInfo" or "PropertyInfo" or "FieldInfo" or "EventInfo" or "MemberInfo";
}
