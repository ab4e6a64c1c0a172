import Posterior
