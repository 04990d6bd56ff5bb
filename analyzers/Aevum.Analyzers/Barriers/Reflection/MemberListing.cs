using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers.Reflection;

/// <summary>Where a reflected member was taken from: the members of <see cref="Type"/>, picked by <see cref="Names"/> when they are known.</summary>
internal sealed record MemberListing(IOperation Type, IInvocationOperation? Call, ImmutableArray<string> Names, bool IsComputed);
