"""Reference values for the tests of Evaluation, from libraries.

scikit-learn 1.9.1, scipy 1.17.1, numpy 2.4.6 (the versions in use are printed).
"""

import numpy
import scipy.stats
import sklearn
from sklearn.calibration import calibration_curve
from sklearn.metrics import brier_score_loss, confusion_matrix, log_loss, roc_auc_score, roc_curve

print(sklearn.__version__, scipy.__version__, numpy.__version__)

scores = [0.1, 0.4, 0.35, 0.8, 0.4, 0.6, 0.9, 0.35, 0.2, 0.75]
labels = [0, 0, 1, 1, 1, 0, 1, 0, 0, 1]
print("auc", roc_auc_score(labels, scores))
print("roc", roc_curve(labels, scores, drop_intermediate=False))
print("width", calibration_curve(labels, scores, n_bins=3, strategy="uniform"))
print("log loss", log_loss(labels, scores), "brier", brier_score_loss(labels, scores))
print(confusion_matrix([0, 1, 2, 2, 1, 0, 0], [0, 2, 2, 2, 1, 1, 0]))
print("mcnemar", scipy.stats.binomtest(4, 19, 0.5).pvalue)
