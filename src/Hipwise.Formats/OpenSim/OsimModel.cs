using System.Collections.Immutable;
using Hipwise.Body.Model;

namespace Hipwise.Formats.OpenSim;

/// <summary>What a model file says.</summary>
/// <param name="Model">Plain values, ready to be compiled.</param>
/// <param name="Version">The layout's number, e.g. 20303, 30000 or 40000.</param>
/// <param name="Warnings">What of the file is not in the model, or is in it differently; empty when nothing.</param>
public sealed record OsimModel(ModelDescription Model, int Version, ImmutableArray<FileWarning> Warnings);
