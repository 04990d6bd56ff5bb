using Aevum.Hosting.Configuration;
using Aevum.Storage;

namespace Aevum.Hosting.Parts;

/// <summary>A kind of store that <c>Aevum:Store:Kind</c> can select. Register further kinds as services. Immutable.</summary>
/// <param name="Kind">The value that selects it.</param>
/// <param name="Make">Makes the store from the services and from its section; called once, when the engine starts.</param>
public sealed record StoreKind(string Kind, Func<IServiceProvider, OptionsReader, IAevumStore> Make);
