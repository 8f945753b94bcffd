using Hipwise.Body.Model;
using Hipwise.Body.Spatial;

namespace Hipwise.Simulation.Movements;

/// <summary>A model that carries weights.</summary>
public static class LoadedModel
{
    /// <summary>Fixes each weight to its segment as a point of mass, so that gravity and its own inertia act on the body.</summary>
    /// <exception cref="ModelException">A weight's segment is not there, its mass is below 0, or its name is taken.</exception>
    public static ModelDescription With(ModelDescription model, IEnumerable<CarriedMass> masses)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(masses);
        foreach (var mass in masses.Where(mass => mass.Kilograms != 0))
        {
            if (!(mass.Kilograms > 0) || !double.IsFinite(mass.Kilograms) || !mass.Point.IsFinite)
            {
                throw new ModelException($"The weight '{mass.Name}' has a mass or a place that cannot be.");
            }

            model = model with
            {
                Segments = model.Segments.Add(new(mass.Name, mass.Kilograms, Vec3.Zero, default)),
                Joints = model.Joints.Add(new(
                    mass.Name, "WeldJoint", mass.Segment, mass.Name, Transform.Identity with { P = mass.Point }, Transform.Identity, [], [], [])),
            };
        }

        return model;
    }
}
