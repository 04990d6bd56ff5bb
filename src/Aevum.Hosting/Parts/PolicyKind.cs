using Aevum.Hosting.Configuration;
using Aevum.Policy;

namespace Aevum.Hosting.Parts;

/// <summary>A kind of policy engine that <c>Aevum:Policy:Kind</c> can select. Register further kinds as services. Immutable.</summary>
/// <param name="Kind">The value that selects it.</param>
/// <param name="Make">Makes the policy engine from the services and from its section; called once, when the engine starts.</param>
public sealed record PolicyKind(string Kind, Func<IServiceProvider, OptionsReader, IPolicyEngine> Make);
